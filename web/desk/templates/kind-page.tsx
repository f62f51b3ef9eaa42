/** One kind of document: the text in force, the editions there have been, and any two of them compared. */
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Difference } from '../../parts/difference.js';
import { Moment } from '../../parts/moment.js';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { useSay } from '../words.js';
import { comparedTexts } from './compare-texts.js';
import { factNames } from './fact-names.js';
import { type Edition, STATES, type Template, useEdition, useTemplate } from './template-data.js';
import { KindName } from './kind-name.js';
import { TextReading } from './text-reading.js';

export default function KindPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { kind = '' } = useParams();
  const { data, error, isPending, refetch } = useTemplate(kind);
  const names = useMemo(() => factNames(data?.platformBlocks ?? []), [data]);
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  return (
    <>
      <p>
        <Link to="/templates">{say('文书模板')}</Link>
      </p>
      <h1>
        <KindName {...data} />
      </h1>
      <p>
        {data.edition === null
          ? say('现行:平台文本')
          : say('现行:本区第{edition}版', { edition: data.edition })}
      </p>
      <p className="act-buttons">
        <Button type="primary" onClick={() => navigate(`/templates/${kind}/edit`)}>
          {say('修改文本')}
        </Button>
      </p>
      <h2>{say('历次版本')}</h2>
      <Editions of={data} />
      {data.editions.length > 0 && <Comparison of={data} />}
      <h2>{say('现行文本')}</h2>
      <p className="hint">{say('带底色的字,出具时换成这宗交易的实际内容。')}</p>
      <TextReading blocks={data.blocks} names={names} />
    </>
  );
}

function Editions({ of: { editions } }: { of: Template }) {
  const say = useSay();
  if (editions.length === 0)
    return <Nothing>{say('本区还没有改写过这种文书。点“修改文本”,在平台文本上改。')}</Nothing>;
  return (
    <ul className="template-kinds">
      {editions.map((edition) => (
        <li key={edition.id}>
          <span className="document-title">
            <Link to={`/templates/editions/${edition.id}`}>
              {say('本区第{edition}版', { edition: edition.edition })}
            </Link>
            <small>{edition.note}</small>
          </span>
          <span>
            <span className="badge">{say(STATES[edition.state])}</span>
          </span>
          <span>
            {edition.madeByName} <Moment at={edition.madeAt} />
          </span>
          {edition.decidedAt !== null && (
            <span>
              {edition.decidedByName} <Moment at={edition.decidedAt} /> {edition.reason}
            </span>
          )}
          {edition.withdrawnAt !== null && (
            <span>
              {say('提交人撤回')} <Moment at={edition.withdrawnAt} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const PLATFORM = 'platform';

function Comparison({ of: template }: { of: Template }) {
  const say = useSay();
  const { editions } = template;
  const [left, setLeft] = useState(PLATFORM);
  const [right, setRight] = useState(editions[0]?.id ?? PLATFORM);
  const before = useText(template, left);
  const after = useText(template, right);
  const names = useMemo(() => factNames(template.platformBlocks), [template]);
  return (
    <details className="section">
      <summary>{say('比较两个版本')}</summary>
      <div className="section-fields">
        <div className="filters">
          <Choice label={say('原文本')} value={left} onChange={setLeft} editions={editions} />
          <Choice label={say('新文本')} value={right} onChange={setRight} editions={editions} />
        </div>
        {before && after ? (
          <Difference
            rows={comparedTexts([before, after], names, say)}
            before={say('原文本')}
            after={say('新文本')}
            onlyChanged
          />
        ) : (
          <Waiting />
        )}
      </div>
    </details>
  );
}

function useText(template: Template, which: string) {
  const { data } = useEdition(which === PLATFORM ? null : which);
  return which === PLATFORM ? template.platformBlocks : data?.blocks;
}

function Choice({
  label,
  value,
  onChange,
  editions,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  editions: readonly Edition[];
}) {
  const say = useSay();
  return (
    <label>
      {label}{' '}
      <select className="native-select" value={value} onChange={(e) => onChange(e.target.value)}>
        <option value={PLATFORM}>{say('平台文本')}</option>
        {editions.map(({ id, edition }) => (
          <option key={id} value={id}>
            {say('本区第{edition}版', { edition })}
          </option>
        ))}
      </select>
    </label>
  );
}
