/** 文件: what the platform issued, with a look at it in place, and the papers that were filed. */
import { Button } from 'antd';
import { useState } from 'react';
import { Moment } from '../../parts/moment.js';
import '../../parts/unbroken.css';
import { SealMark } from '../../parts/seal-mark.js';
import { useNames } from '../../text/domain.js';
import type { ProjectView } from '../forms/circumstances.js';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { PdfFrame } from '../pdf-frame.js';
import { useSay } from '../words.js';
import { type IssuedDocument, useAttachments, useDocuments } from './queries.js';

export function Documents({ view }: { view: ProjectView }) {
  const say = useSay();
  const { id, bidders } = view;
  const { data, error, isPending, refetch } = useDocuments(id);
  const [shown, show] = useState<IssuedDocument | null>(null);
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  return (
    <div className="documents">
      <h3>{say('平台出具的文书')}</h3>
      {data.items.length === 0 && <Nothing>{say('还没有文书。办理各节点后自动生成。')}</Nothing>}
      <ul className="document-list">
        {data.items.map((document) => (
          <Row
            key={document.id}
            document={document}
            owner={bidders?.find(({ bidder }) => bidder === document.bidder)?.name}
            isShown={shown?.id === document.id}
            onShow={() => show(shown?.id === document.id ? null : document)}
          />
        ))}
      </ul>
      {/* What was filed is for those who work on the trade. */}
      {view.facts !== null && <Papers id={id} />}
    </div>
  );
}

function Row({
  document,
  owner,
  isShown,
  onShow,
}: {
  document: IssuedDocument;
  /** Whose paper it is, where it is one bidder's and may be known. */
  owner?: string;
  isShown: boolean;
  onShow: () => void;
}) {
  const say = useSay();
  const names = useNames();
  const { id, title, checkpoint, round, state, createdAt, issuedAt, pages, sha256, number } = document;
  return (
    <li className="issued">
      <span className="document-title">
        {state === 'issued' ? (
          <a href={`/api/documents/${id}`} target="_blank" rel="noreferrer">
            {title}
          </a>
        ) : (
          title
        )}
        <small>
          {checkpoint && names('checkpoints', checkpoint)}
          {round > 1 && ` · ${say('第{round}轮', { round })}`}
          {owner && (
            <>
              {' · '}
              <bdi>{owner}</bdi>
            </>
          )}
          {number && (
            <span className={owner ? 'document-number-last' : undefined}>
              <span className="document-dot"> · </span>
              <span className="figures unbroken">{number}</span>
            </span>
          )}
        </small>
      </span>
      <span>
        <Moment at={createdAt} />
        {state === 'pending' && ` · ${say('正在生成…')}`}
        {state === 'failed' && ` · ${say('没有生成成功,会重新生成')}`}
        {pages !== null && ` · ${say('{pages}页', { pages })}`}
      </span>
      <span>{sha256 && <SealMark seq={null} sha256={sha256} at={issuedAt} />}</span>
      <Button size="small" disabled={state !== 'issued'} aria-expanded={isShown} onClick={onShow}>
        {isShown ? say('收起') : say('预览')}
      </Button>
      {isShown && (
        <section className="preview" aria-label={say('预览')}>
          <PdfFrame title={title} address={`/api/documents/${id}`} />
        </section>
      )}
    </li>
  );
}

function Papers({ id }: { id: string }) {
  const say = useSay();
  const { data } = useAttachments(id);
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <h3>{say('证明材料')}</h3>
      <ul className="document-list">
        {data.items.map((paper) => (
          <li key={paper.sha256}>
            <a href={`/api/projects/${id}/attachments/${paper.sha256}`}>
              <bdi>{paper.name}</bdi>
            </a>
            <span>
              <Moment at={paper.uploadedAt} /> · {Math.ceil(paper.size / 1024)} kB
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
