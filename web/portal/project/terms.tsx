/** The notice: its dates, its terms, and its words. */
import type { ReactNode } from 'react';
import type { Notice, ProjectDetail } from '../../api/public.js';
import { CivilDay, Moment } from '../../parts/moment.js';
import { Money } from '../../parts/money.js';
import { useNames } from '../../text/domain.js';
import { civilDay } from '../../text/moments.js';
import { chinese } from '../../text/punctuation.js';
import { type ProjectKey, useProjectText } from './words.js';

export function Terms({ project, notice: read }: { project: ProjectDetail; notice: Notice | undefined }) {
  const say = useProjectText();
  const nameOf = useNames();
  const notice = read?.notice ?? null;
  const { dates, terms, resolution, category, areaMu, suspension, stage } = project;
  const isHeld = suspension !== null && (stage === 'announcement' || stage === 'bidding');
  const rows: [string, ReactNode][] = [
    [say('category'), nameOf('categories', category)],
    ...(areaMu ? [[say('areaMu'), say('mu', { count: areaMu })] as [string, ReactNode]] : []),
    ...dated(dates, read?.questionsUntil ?? null, say),
    ...(terms ? termRows(terms, say) : []),
    ...(notice ? noticeRows(notice, say) : []),
    ...(resolution
      ? [
          [
            say('body'),
            say('heldOn', {
              body: say(resolution.body as ProjectKey),
              when: civilDay(resolution.heldOn),
              published: civilDay(resolution.publishedOn),
            }),
          ] as [string, ReactNode],
        ]
      : []),
  ];
  return (
    <section className="stack" aria-labelledby="terms">
      <h2 id="terms">{say('terms')}</h2>
      {dates ? null : <p className="soft">{say('noNotice')}</p>}
      {dates && isHeld ? <p className="soft">{say('datesHeld')}</p> : null}
      <dl className="pairs">
        {rows.map(([name, value]) => (
          <div className="pair" key={name}>
            <dt>{name}</dt>
            <dd className="said">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Say = ReturnType<typeof useProjectText>;
type Row = [string, ReactNode];

function dated(dates: ProjectDetail['dates'], questionsUntil: number | null, say: Say): Row[] {
  if (!dates) return [];
  return [
    [say('published'), <Moment key="p" at={dates.publishedAt} exact />],
    ...(questionsUntil === null ? [] : [[say('questionsClose'), <Moment key="q" at={questionsUntil} exact />] as Row]),
    [say('registrationCloses'), <Moment key="r" at={dates.registrationClosesAt} exact />],
    [say('offersOpen'), <Moment key="o" at={dates.offersOpenAt} exact />],
    [say('offersClose'), <Moment key="c" at={dates.offersCloseAt} exact />],
    [say('opening'), <Moment key="e" at={dates.openingAt} exact />],
  ];
}

function termRows(terms: NonNullable<ProjectDetail['terms']>, say: Say): Row[] {
  const {
    deposit,
    bond,
    termMonths,
    startsOn,
    escalation,
    award,
    priceWeight,
    scoring,
    minOffers,
    postQualification,
    retention,
    advance,
  } = terms;
  const percent = (share: number): ReactNode => `${share}%`;
  const rows: (Row | null)[] = [
    [say('deposit'), <Money key="d" fen={deposit} />],
    bond ? [say('bond'), <Money key="b" fen={bond} />] : null,
    termMonths ? [say('term'), lasting(termMonths, say)] : null,
    startsOn ? [say('startsOn'), <CivilDay key="s" date={startsOn} />] : null,
    escalation ? [say('escalation'), percent(escalation)] : null,
    [say('award'), award === 'price' ? say('byPrice') : scored(priceWeight, scoring, say)],
    [say('minOffers'), say('offers', { count: minOffers })],
    [say('qualification'), say(postQualification ? 'post' : 'pre')],
    retention ? [say('retention'), percent(retention)] : null,
    advance ? [say('advance'), percent(advance)] : null,
  ];
  return rows.filter((row) => row !== null);
}

const lasting = (months: number, say: Say) =>
  months % 12 === 0 ? say('years', { count: months / 12 }) : say('months', { count: months });

const scored = (weight: number, scoring: readonly { name: string; weight: number }[], say: Say) =>
  [say('byScore', { weight }), ...scoring.map((item) => `${item.name} ${item.weight}`)].join('；');

function noticeRows(notice: NonNullable<Notice['notice']>, say: Say): Row[] {
  const { conditions, paymentTerms, place, contact, depositAccount } = notice;
  const rows: [string, string][] = [
    [say('conditions'), conditions],
    [say('paymentTerms'), paymentTerms],
    [say('place'), place],
    [say('depositAccount'), depositAccount],
    [say('contact'), contact],
  ];
  return rows.filter(([, value]) => value !== '').map(([name, value]) => [name, chinese(value)]);
}
