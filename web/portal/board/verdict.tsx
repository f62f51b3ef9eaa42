/** What came of comparing, in words: what it means, and what to do now. */
import type { Compared, Head, Verdict } from './compare-note.js';
import { type BoardKey, useBoardText } from './words.js';

/** Good, bad, or open. */
const TONE: Record<Verdict, 'good' | 'bad' | 'open'> = {
  same: 'good',
  shrunk: 'bad',
  forked: 'bad',
  'not-a-note': 'open',
  'other-log': 'open',
  unsigned: 'open',
  'no-proof': 'open',
};
const WORDS: Record<Verdict, BoardKey> = {
  same: 'same',
  shrunk: 'shrunk',
  forked: 'forked',
  'not-a-note': 'notANote',
  'other-log': 'otherLog',
  unsigned: 'unsigned',
  'no-proof': 'noProof',
};

export function VerdictShown({ compared: { verdict, paper, platform } }: { compared: Compared }) {
  const say = useBoardText();
  const tone = TONE[verdict];
  const values = { paper: paper?.size ?? '', now: platform?.size ?? '', more: (platform?.size ?? 0) - (paper?.size ?? 0) };
  return (
    <div className={`board-verdict board-${tone}`}>
      <h2>{say(tone)}</h2>
      <p>{say(WORDS[verdict], values)}</p>
      {tone === 'bad' ? <p>{say('whomToCall')}</p> : null}
      {paper ? (
        <dl className="pairs">
          <HeadShown title={say('onPaper')} head={paper} />
          {platform ? <HeadShown title={say('onPlatform')} head={platform} /> : null}
        </dl>
      ) : null}
    </div>
  );
}

function HeadShown({ title, head: { origin, size, root } }: { title: string; head: Head }) {
  const say = useBoardText();
  return (
    <div className="pair">
      <dt>{title}</dt>
      <dd>
        <p className="figures">{say('entries', { count: size })}</p>
        <p className="board-hash">{root}</p>
        <p className="small soft">
          <bdi>{origin}</bdi>
        </p>
      </dd>
    </div>
  );
}
