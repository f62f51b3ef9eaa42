/** The seal mark 存证: beside a fact or a file, where it stands in the log and how to check it without us. */
import { Moment } from './moment.js';
import { usePartsText } from './text.js';
import './seal-mark.css';

export interface Sealed {
  /** Number in the log; null while it is withheld before the opening. */
  seq: number | null;
  at?: number | null;
  /** Hex. */
  leaf?: string | null;
  /** SHA-256 of a file, hex. */
  sha256?: string | null;
}

export function SealMark({ seq, at, leaf, sha256 }: Sealed) {
  const say = usePartsText();
  return (
    <details className="seal-mark">
      <summary>
        <span className="seal-mark-square" aria-hidden="true">
          证
        </span>
        <span className="figures">{seq === null ? say('seal.mark') : `${say('seal.mark')} ${seq}`}</span>
      </summary>
      <div className="seal-mark-sheet">
        {seq === null ? <p>{say('seal.withheld')}</p> : <p className="seal-mark-title">{say('seal.title', { seq })}</p>}
        <dl>
          {at ? (
            <>
              <dt>{say('seal.at')}</dt>
              <dd>
                <Moment at={at} exact />
              </dd>
            </>
          ) : null}
          {leaf ? (
            <>
              <dt>{say('seal.leaf')}</dt>
              <dd className="seal-mark-hash">{leaf}</dd>
            </>
          ) : null}
          {sha256 ? (
            <>
              <dt>{say('seal.file')}</dt>
              <dd className="seal-mark-hash">{sha256}</dd>
            </>
          ) : null}
        </dl>
        <p>{say('seal.how')}</p>
        <p className="seal-mark-links">
          {seq === null ? null : <a href={`/api/log/entries?start=${seq}&end=${seq}`}>{say('seal.record')}</a>}
          <a href="/log#verify">{say('seal.verify')}</a>
        </p>
      </div>
    </details>
  );
}
