/** One edition: what it changes, how it prints, and the word of a second administrator. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { post } from '../../api/client.js';
import { Difference } from '../../parts/difference.js';
import { Moment } from '../../parts/moment.js';
import { RefusalOrCode } from '../account/step-up.js';
import { Failure, Waiting } from '../frame/states.js';
import { PdfFrame } from '../pdf-frame.js';
import { useSay } from '../words.js';
import type { Block } from './block.js';
import { comparedTexts } from './compare-texts.js';
import { factNames } from './fact-names.js';
import { KindName } from './kind-name.js';
import { ExampleChoice } from './specimen.js';
import { type Edition, STATES, useEdition, useTemplate } from './template-data.js';

type Whole = Edition & { blocks: Block[]; mine: boolean };

export default function EditionPage() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useEdition(id);
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  return <OneEdition edition={data} />;
}

function OneEdition({ edition }: { edition: Whole }) {
  const say = useSay();
  const { id, kind, note, madeByName, madeAt, state, mine } = edition;
  const { data: template, error, refetch } = useTemplate(kind);
  const [example, setExample] = useState<string | null>(null);
  const preview = `/api/templates/drafts/${id}/preview${example ? `?document=${example}` : ''}`;
  if (!template) return error ? <Failure error={error} again={refetch} /> : <Waiting />;
  const isOutdated = edition.base !== template.version;
  return (
    <>
      <p>
        <Link to="/templates">{say('文书模板')}</Link> · <Link to={`/templates/${kind}`}>{template.name}</Link>
      </p>
      <h1>
        <KindName {...template} /> · {say('本区第{edition}版', { edition: edition.edition })}
      </h1>
      <p>
        <span className="badge">{say(STATES[state])}</span> {madeByName} <Moment at={madeAt} />
      </p>
      <p>{say('理由:{note}', { note })}</p>
      {edition.decidedAt !== null && (
        <p>
          {edition.decidedByName} <Moment at={edition.decidedAt} /> {edition.reason}
        </p>
      )}
      {edition.withdrawnAt !== null && (
        <p>
          {say('提交人撤回')} <Moment at={edition.withdrawnAt} />
        </p>
      )}
      <h2>{say('改了什么')}</h2>
      <Changes edition={edition} against={state === 'draft' ? template.blocks : template.platformBlocks} />
      <h2>{say('打印出来的样子')}</h2>
      {isOutdated ? (
        <p>{say('平台文本已有新版本,这一版不能再预览或启用。请在新文本上重新修改。')}</p>
      ) : (
        <section className="preview" aria-label={say('预览')}>
          <ExampleChoice kind={kind} value={example} onChange={setExample} />
          <PdfFrame title={say('样张')} address={preview} what="样张" />
        </section>
      )}
      {state === 'draft' && mine && <Withdrawal id={id} />}
      {state === 'draft' && !mine && <Decision edition={edition} canApprove={!isOutdated} />}
    </>
  );
}

function Changes({ edition, against }: { edition: Whole; against: Block[] }) {
  const say = useSay();
  const { data } = useTemplate(edition.kind);
  const names = useMemo(() => factNames(data?.platformBlocks ?? []), [data]);
  return (
    <Difference
      rows={comparedTexts([against, edition.blocks], names, say)}
      before={edition.state === 'draft' ? say('现行文本') : say('平台文本')}
      after={say('本区第{edition}版', { edition: edition.edition })}
      onlyChanged
    />
  );
}

/** Of one's own: nobody else can take it back, and oneself cannot decide it. */
function Withdrawal({ id }: { id: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: () => post(`/api/templates/drafts/${id}/withdraw`, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['templates'] }),
  });
  return (
    <section className="act-form" aria-label={say('撤回')}>
      <p className="state" role="status">{say('您提交的修改,等另一名区管理员审定。')}</p>
      <p>{say('审定前可以撤回;撤回后不能再审定,存证保留提交和撤回的记录。要再改的,另提一份。')}</p>
      {Boolean(withdrawing.error) && (
        <RefusalOrCode error={withdrawing.error} again={() => withdrawing.mutate()} />
      )}
      <div className="template-buttons">
        <Button loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
          {say('撤回修改')}
        </Button>
      </div>
    </section>
  );
}

function Decision({ edition: { id }, canApprove }: { edition: Whole; canApprove: boolean }) {
  const say = useSay();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const deciding = useMutation({
    mutationFn: (approve: boolean) =>
      post(`/api/templates/drafts/${id}/decision`, { approve, reason: reason.trim() || null }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['templates'] }),
  });
  return (
    <section className="act-form" aria-label={say('审定')}>
      <h2>{say('审定')}</h2>
      <p>{say('审定通过后,此后出具的这种文书都用这一版;已出具的不变。')}</p>
      <div className="field">
        <label htmlFor="decision-reason">{say('意见(不通过时必填)')}</label>
        <Input.TextArea
          id="decision-reason"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </div>
      {Boolean(deciding.error) && (
        <RefusalOrCode
          error={deciding.error}
          again={() => deciding.variables !== undefined && deciding.mutate(deciding.variables)}
        />
      )}
      <div className="template-buttons">
        <Button
          type="primary"
          disabled={!canApprove}
          loading={deciding.isPending && deciding.variables}
          onClick={() => deciding.mutate(true)}
        >
          {say('审定通过')}
        </Button>
        <Button
          disabled={reason.trim() === ''}
          loading={deciding.isPending && !deciding.variables}
          onClick={() => deciding.mutate(false)}
        >
          {say('不予通过')}
        </Button>
      </div>
    </section>
  );
}
