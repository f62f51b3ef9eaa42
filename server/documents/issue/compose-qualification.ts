/** 资格审查表 of one bidder: before the offers by two persons, or after the opening with the substance of the offer. */
import type { Bidder, Facts as TradeFacts } from '../../machines/facts.js';
import { depositIsThere, invalidity, meetsLimit } from '../../machines/ranking.js';
import type { FactsOf } from '../templates/index.js';
import { noticeNumberIfAny } from './document-number.js';
import { own } from './compose-receipts.js';
import { type Material, needed, recorded } from './material.js';
import { eligibility } from './offered-terms.js';
import { actionOf, second, staffName } from './parts.js';
import { NOT_RECORDED, said } from './said.js';

type Facts = FactsOf<'qualification'>;
type Verdict = Pick<Facts, 'items' | 'passed' | 'ground' | 'persons'>;

export function composeQualification(m: Material): Facts {
  const { code, name, facts } = own(m);
  const before = m.entry.event === 'confirm_qualification';
  return {
    action: actionOf(m),
    mode: m.facts.project.mode,
    subject: said(m.story.title),
    noticeNumber: noticeNumberIfAny(m).noticeNumber ?? '协议方式，无公告',
    bidder: { name, code },
    before,
    conditions: eligibility(m),
    ...(before ? byPersons(m, code) : ofTheOffer(m, code, facts)),
  };
}

function byPersons(m: Material, code: string): Verdict {
  const review = needed(m, 'review_qualification');
  const decision = review.data.decisions.find((d) => d.bidder === code);
  if (!decision) throw new Error(`document ${m.row.number}: ${code} was not examined`);
  return {
    items: decision.items.map(({ item, passed }) => ({ item: said(item), passed })),
    passed: decision.qualified,
    ...(decision.qualified ? {} : { ground: said(decision.ground) }),
    persons: [
      { act: '初审', name: staffName(m, review.actor), at: second(review.at) },
      { act: '复核', name: staffName(m, m.entry.actor), at: second(m.entry.at) },
    ],
  };
}

function ofTheOffer(m: Material, code: string, bidder: Bidder): Verdict {
  const facts = withRevealed(m);
  const invalid = invalidity(facts, bidder);
  return {
    items: [...formalItems(facts, bidder), ...substance(m, code)],
    passed: invalid === null,
    ...(invalid === null ? {} : { ground: said(invalid, NOT_RECORDED) }),
    persons: [{ act: '资格和实质审查', name: staffName(m, m.entry.actor), at: second(m.entry.at) }],
  };
}

/** A secret reserve is revealed where enough offers meet it, which only the opening itself saw: the log says what it found. */
function withRevealed(m: Material): TradeFacts {
  const { valuation } = m.facts;
  const amount = recorded(m, 'open_offers')?.found.reserve ?? null;
  if (!valuation?.secret || amount === null) return m.facts;
  return { ...m.facts, valuation: { ...valuation, amount } };
}

/** What the system itself found. */
function formalItems(facts: TradeFacts, bidder: Bidder): Facts['items'] {
  const amount = bidder.opened?.amount ?? null;
  const closesAt = facts.dates?.registrationClosesAt ?? Number.POSITIVE_INFINITY;
  const limit = facts.project.side === 'asset' ? '报价不低于底价' : '报价不高于限价';
  return [
    ...(bidder.deposit.due > 0
      ? [{ item: '保证金按时足额到账', passed: depositIsThere(bidder, closesAt) }]
      : []),
    { item: '报价包完整，可以打开', passed: amount !== null },
    { item: '报价按现行条款提交', passed: bidder.offer?.termsVersion === facts.termsVersion },
    ...(amount === null ? [] : [{ item: limit, passed: meetsLimit(facts, amount) }]),
    { item: '未列入黑名单，没有拖欠集体款项', passed: !bidder.barred },
  ];
}

/** What persons decided of an offer that was valid so far. */
function substance(m: Material, code: string): Facts['items'] {
  const { decisions } = needed(m, 'check_substance').data;
  const decision = decisions.find((d) => d.bidder === code);
  return decision ? [{ item: '资格条件和实质性要求', passed: decision.passed }] : [];
}
