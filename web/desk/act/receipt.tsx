/** What comes back after an act: where it stands in the log, and for a sealed offer the receipt to keep. */
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Moment } from '../../parts/moment.js';
import { SealMark } from '../../parts/seal-mark.js';
import { exactly } from '../../text/moments.js';
import type { ProjectView } from '../forms/circumstances.js';
import { spokenYuan } from '../forms/circumstances.js';
import { useSay } from '../words.js';
import { saveText } from './save-text.js';
import type { Done } from './use-act.js';

export function Receipt({
  name,
  done,
  view,
  onClose,
}: {
  name: string;
  done: Done;
  view: ProjectView;
  onClose: () => void;
}) {
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  // The form with the button that was pressed is gone.
  useEffect(() => place.current?.focus(), []);
  const { accepted, sealed } = done;
  const { bidder, depositDue } = (accepted.receipt ?? {}) as {
    bidder?: string;
    depositDue?: number;
  };
  return (
    <section
      className="receipt"
      role="status"
      aria-label={say('办理结果')}
      tabIndex={-1}
      ref={place}
    >
      <h3>{say('{act}:已办理', { act: say(name) })}</h3>
      <p>
        {say('受理时刻')} <Moment at={accepted.at} exact />{' '}
        <SealMark seq={accepted.seq} at={accepted.at} />
      </p>
      {bidder && (
        <p>
          {say('您的保证金子账号')} <strong className="figures">{bidder}</strong>
          {depositDue ? say(',应缴{amount}', { amount: spokenYuan(depositDue) }) : null}
        </p>
      )}
      {sealed && (
        <>
          {view.dates && (
            <p>
              {say('开标')} <Moment at={view.dates.openingAt} exact />
              {say('。结果会在“消息”里告诉您;截止前可以再交,以最后一次为准。')}
            </p>
          )}
          <p>{say('密封包指纹(SHA-256)')}</p>
          <p className="hash">{sealed.hash}</p>
        </>
      )}
      <p className="act-buttons">
        {sealed && (
          <Button
            type="primary"
            onClick={() =>
              saveText(say('{code}-回执.json', { code: view.code }), receiptText(view, done))
            }
          >
            {say('保存回执')}
          </Button>
        )}
        <Button onClick={onClose}>{say('知道了')}</Button>
      </p>
      {sealed && <p className="hint">{say('回执含密封包原文。开标后可据此核对您的报价没有被换过。')}</p>}
    </section>
  );
}

/** Everything that lets a bidder prove later what was handed in. */
function receiptText(view: ProjectView, { accepted, sealed }: Done): string {
  const receipt = {
    kind: '村集通密封回执',
    project: { id: view.id, code: view.code, title: view.title },
    receivedAt: exactly(accepted.at),
    logSequence: accepted.seq,
    ...accepted.receipt,
    packageHash: sealed?.hash,
    package: sealed?.package,
  };
  return `${JSON.stringify(receipt, null, 2)}\n`;
}
