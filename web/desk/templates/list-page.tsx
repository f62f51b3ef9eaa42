/** Every kind of document: whose text is in force, and what waits for a second person. */
import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useNames } from '../../text/domain.js';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { useSay } from '../words.js';
import { KINDS_BY_STAGE } from './kinds-by-stage.js';
import { KindName } from './kind-name.js';
import { type TemplateRow, useTemplates } from './template-data.js';

export default function ListPage() {
  const say = useSay();
  const names = useNames();
  const [sought, seek] = useState('');
  const { data, error, isPending, refetch } = useTemplates();
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  const found = data.items.filter(({ name }) => name.includes(sought.trim()));
  const waiting = found.filter(({ drafts }) => drafts > 0);
  return (
    <>
      <h1>{say('文书模板')}</h1>
      <p>
        {say('平台为每种文书备有文本,本区可以改写。改写由一名区管理员提交、另一名审定,此后出具的文书适用;已出具的不变。')}
      </p>
      <div className="field not-printed">
        <label htmlFor="seek-template">{say('查找文书')}</label>
        <Input
          id="seek-template"
          className="short"
          value={sought}
          onChange={(e) => seek(e.target.value)}
        />
      </div>
      {waiting.length > 0 && (
        <>
          <h2>{say('等待审定')}</h2>
          <Kinds rows={waiting} />
        </>
      )}
      <h2>{say('全部文书')}</h2>
      {found.length === 0 && <Nothing>{say('没有这样的文书,换个词试试。')}</Nothing>}
      {KINDS_BY_STAGE.map(([stage, kinds]) => (
        <OfStage
          key={stage}
          name={stage === null ? say('任何环节') : names('stages', stage)}
          rows={kinds.flatMap((one) => found.filter(({ kind }) => kind === one))}
        />
      ))}
    </>
  );
}

function OfStage({ name, rows }: { name: string; rows: readonly TemplateRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
      <Kinds rows={rows} />
    </section>
  );
}

function Kinds({ rows }: { rows: readonly TemplateRow[] }) {
  const say = useSay();
  return (
    <ul className="template-kinds">
      {rows.map(({ kind, name, edition, drafts }) => (
        <li key={kind}>
          <Link to={`/templates/${kind}`}>
            <KindName kind={kind} name={name} />
          </Link>
          <span>{edition === null ? say('平台文本') : say('本区第{edition}版', { edition })}</span>
          {drafts > 0 && <span className="badge">{say('{drafts}份修改待审定', { drafts })}</span>}
        </li>
      ))}
    </ul>
  );
}
