/** 导出表格: the whole table as a file, also what the page has not read yet. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Refusal } from '../../parts/refusal.js';
import { saveText } from '../act/save-text.js';
import { useSay } from '../words.js';
import { type Cell, csvOf } from './csv.js';

interface Props {
  /** Of the file, without its ending. */
  name: string;
  head: readonly string[];
  rows: () => Promise<Cell[][]> | Cell[][];
}

export function ExportButton({ name, head, rows }: Props) {
  const say = useSay();
  const exporting = useMutation({
    mutationFn: async () => {
      const columns = head.map((column) => say(column));
      saveText(`${say(name)}.csv`, csvOf(columns, await rows()), 'text/csv');
    },
  });
  return (
    <>
      <Button onClick={() => exporting.mutate()} loading={exporting.isPending}>
        {say('导出表格')}
      </Button>
      {Boolean(exporting.error) && <Refusal error={exporting.error} />}
    </>
  );
}
