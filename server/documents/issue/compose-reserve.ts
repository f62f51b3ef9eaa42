/** 底价（限价）确认书 from the valuation that was proposed and the two acts that fixed it. */
import { ruleValue } from '../../machines/rules/book.js';
import type { StoryEntry } from '../../transactions/story.js';
import type { FactsOf } from '../templates/index.js';
import { type Material, needed, recorded } from './material.js';
import {
  attachments,
  collective,
  kindOfTrade,
  priceUnit,
  roleName,
  second,
  staffName,
} from './parts.js';
import { limitName, mandateName } from './price-names.js';
import { basisOf } from './rule-sentence.js';
import { said } from './said.js';

type Facts = FactsOf<'reserve'>;

const METHODS = { appraisal: '评估', comparables: '可比实例比较', budget: '预算（造价）' } as const;

export function composeReserve(m: Material): Facts {
  const proposed = needed(m, 'propose_valuation');
  const { method, appraised, appraisalPublishedOn, comparables, secret } = proposed.data;
  const decided = needed(m, 'record_resolution').data;
  const { valuation } = m.facts;
  return {
    ...kindOfTrade(m),
    collective: collective(m),
    subject: said(m.story.title),
    priceName: limitName(m),
    unit: priceUnit(m),
    method: METHODS[method],
    ...(appraised === null
      ? {}
      : {
          appraisal: {
            amount: appraised,
            ...(appraisalPublishedOn ? { publishedOn: appraisalPublishedOn } : {}),
          },
        }),
    comparables: comparables.map((amount) => ({ amount })),
    ...(secret || valuation?.amount == null ? {} : { amount: valuation.amount }),
    ...(secret && valuation?.packageHash ? { sealedHash: valuation.packageHash } : {}),
    mandate: {
      number: said(decided.number),
      heldOn: decided.heldOn,
      limitName: mandateName(m),
      limit: decided.limit,
    },
    ...lowered(m),
    persons: persons(m, proposed, secret),
    attachments: attachments(m, proposed, m.entry),
  };
}

function lowered(m: Material): Pick<Facts, 'lowered'> {
  const { lowering, firstLimit, lastLimit } = m.facts;
  if (!lowering || firstLimit === null || lastLimit === null) return {};
  const { once, inAll } = ruleValue(m.law, 'reserve.lowering');
  const basis = basisOf(m, 'reserve.lowering');
  return { lowered: { first: firstLimit, last: lastLimit, once, inAll, basis } };
}

function persons(m: Material, proposed: StoryEntry, secret: boolean): Facts['persons'] {
  const said = (act: string, { actor, role, at }: StoryEntry) => ({
    act,
    role: roleName(role),
    name: staffName(m, actor),
    at: second(at),
  });
  const sealed = secret ? recorded(m, 'seal_reserve') : null;
  return [
    said('提出', proposed),
    ...(sealed ? [said('封存', sealed)] : []),
    said(secret ? '联署' : '确认', m.entry),
  ];
}
