/** Says that what was typed is kept, gives the way to begin anew. */
import { Button } from 'antd';
import { moment } from '../../text/moments.js';
import { useSay } from '../words.js';

export interface DraftState {
  kept: 'restored' | 'kept' | null;
  /** When it was typed, of a draft that came back. */
  at: number | null;
}

interface Props {
  draft: DraftState;
  startAnew: () => void;
  /** Something of the form is never kept and has to be given again. */
  without?: string;
}

export function DraftLine({ draft: { kept, at }, startAnew, without }: Props) {
  const say = useSay();
  return (
    <p className="draft-line" role="status">
      {kept === 'restored' && at !== null && say('已取回{when}未提交的草稿。', { when: moment(at) })}
      {kept === 'kept' && say('草稿已存在这台设备上。')}
      {kept !== null && without && say(without)}
      {kept !== null && (
        <Button type="link" size="small" onClick={startAnew}>
          {say('重新填写')}
        </Button>
      )}
    </p>
  );
}
