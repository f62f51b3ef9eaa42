/** A spreadsheet into the register: checked first, every bad cell named, and all of it taken or none. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { reach } from '../../api/client.js';
import { chinese } from '../../text/punctuation.js';
import '../act/act.css';
import { useGoTo } from '../frame/go-to.js';
import { Table } from '../table/table.js';
import { useSay } from '../words.js';

interface Report {
  rows: number;
  imported: number;
  bad: { row: number; column: string; problem: string }[];
}

const LARGEST = 4 * 1024 * 1024;

export function ImportPanel({ village }: { village: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [result, goToResult] = useGoTo<HTMLParagraphElement>();

  const send = async (chosen: File, check: '0' | '1') => {
    setBusy(true);
    setFault(null);
    try {
      const body = new FormData();
      body.append('file', chosen);
      const answer = await reach(`/api/assets/sheet?village=${village}&check=${check}`, {
        method: 'POST',
        body,
      });
      const told = (await answer.json()) as Report;
      if (told.imported > 0) goToResult();
      setReport(told);
      if (told.imported > 0) await queries.invalidateQueries({ queryKey: ['assets'] });
    } catch (error) {
      setFault((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | undefined) => {
    setReport(null);
    setFile(null);
    if (!chosen) return;
    if (!chosen.name.toLowerCase().endsWith('.xlsx'))
      return setFault(say('请选 .xlsx 表格,可先下载模板填写'));
    if (chosen.size > LARGEST) return setFault(say('表格超过 4 MB,请分成几个文件'));
    setFile(chosen);
    void send(chosen, '1');
  };

  return (
    <section className="import-panel" aria-label={say('导入表格')}>
      <ol>
        <li>
          <a href={`/api/assets/sheet?village=${village}`}>{say('下载表格')}</a>
          {say('(已有资产在内;另存一份,只留要新增的行)')}
        </li>
        <li>
          {/* The browser's own button speaks the language of the browser. */}
          <span className="sheet-choice">
            <label htmlFor="asset-sheet" className="file-button">
              {say('选择填好的表格')}
            </label>
            <input
              id="asset-sheet"
              className="only-for-readers"
              type="file"
              accept=".xlsx"
              onChange={(e) => choose(e.target.files?.[0])}
            />
            {file ? <bdi>{file.name}</bdi> : <span className="hint">{say('先检查,不会直接导入')}</span>}
          </span>
        </li>
      </ol>
      {isBusy && <p role="status">{say('正在检查…')}</p>}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {report && report.bad.length > 0 && <BadCells bad={report.bad} />}
      {report && report.bad.length === 0 && report.imported === 0 && file && (
        <p>
          {say('共{rows}行,没有问题。', { rows: report.rows })}{' '}
          <Button type="primary" loading={isBusy} onClick={() => send(file, '0')}>
            {say('导入{rows}项资产', { rows: report.rows })}
          </Button>
        </p>
      )}
      {report && report.imported > 0 && (
        <p role="status" tabIndex={-1} ref={result}>
          {say('已导入{count}项资产。', { count: report.imported })}
        </p>
      )}
    </section>
  );
}

const SHOWN = 200;

function BadCells({ bad }: { bad: Report['bad'] }) {
  const say = useSay();
  return (
    <>
      <p className="fault" role="alert">
        {say('有{count}处要改,一行也没有导入。改好后再选一次。', { count: bad.length })}
      </p>
      <Table
        items={bad.slice(0, SHOWN)}
        keyOf={(cell) => `${cell.row}-${cell.column}-${cell.problem}`}
        columns={[
          { name: '行', className: 'figures', cell: (cell) => cell.row },
          { name: '列', cell: (cell) => cell.column || '—' },
          { name: '问题', cell: (cell) => chinese(cell.problem) },
        ]}
      />
      {bad.length > SHOWN && <p className="hint">{say('先列出前{count}处。', { count: SHOWN })}</p>}
    </>
  );
}
