/** 报名回执 and 报价回执: what one bidder did, told to that bidder and to nobody else. */
import { EVIDENCE } from '../../machines/events/fields.js';
import type { Bidder } from '../../machines/facts.js';
import type { FactsOf } from '../templates/index.js';
import { noticeNumber } from './document-number.js';
import { type Material, needed } from './material.js';
import { actionOf, bidderName, evidenceOf, second } from './parts.js';
import { said } from './said.js';

/** Until offers are sealed with keys that the platform does not hold, nothing more may be claimed. */
const SEALING = '平台密封：由平台密钥密封，开标时解封；报价包一律等长，从外表看不出内容';

export function composeRegistration(m: Material): FactsOf<'registration'> {
  const { data, at } = needed(m, 'register_bidder');
  const file = needed(m, 'compile_tender_file').data;
  const { deposit } = own(m).facts;
  const dates = announced(m);
  return {
    ...addressed(m),
    registeredAt: at,
    noConflict: data.noConflict,
    ...(data.priority === null ? {} : { priority: data.priority }),
    ...(deposit.due > 0
      ? {
          deposit: {
            amount: deposit.due,
            accountName: said(file.depositAccount),
            bank: said(file.depositBank),
            accountNumber: said(file.depositAccountNumber, '公告未载明，请向交易站索取'),
            until: dates.registrationClosesAt,
          },
        }
      : {}),
    ...(deposit.received > 0 ? { depositLeft: deposit.received } : {}),
    prequalified: !file.postQualification,
    offersOpen: second(dates.offersOpenAt),
    offersClose: dates.offersCloseAt,
    opening: dates.openingAt,
    logged: placeInLog(m),
    // By what each shows: two bidders may have filed the same paper, and a file's name is its owner's.
    attachments: evidenceOf(m.entry).map(({ kind, file: sha256 }) => ({
      name: EVIDENCE[kind],
      sha256,
    })),
  };
}

export function composeOffer(m: Material): FactsOf<'offer'> {
  const { offer } = own(m).facts;
  if (!offer) throw new Error(`document ${m.row.number}: no offer was made`);
  const dates = announced(m);
  return {
    ...addressed(m),
    number: offer.number,
    submittedAt: offer.at,
    offersClose: dates.offersCloseAt,
    opening: dates.openingAt,
    termsVersion: offer.termsVersion,
    packageHash: offer.packageHash,
    sealing: SEALING,
    logged: placeInLog(m),
  };
}

/** The bidder whose own paper it is, with what is known of them. */
export function own(m: Material): { code: string; name: string; facts: Bidder } {
  const { owner } = m;
  const facts = owner === null ? undefined : m.facts.bidders[owner];
  if (owner === null || !facts) throw new Error(`document ${m.row.number}: it is nobody’s own`);
  return { code: owner, name: said(bidderName(m, owner)), facts };
}

export const placeInLog = ({ entry: { seq, leaf } }: Material) => ({ seq, leaf });

function addressed(m: Material) {
  const { code, name } = own(m);
  return {
    action: actionOf(m),
    subject: said(m.story.title),
    noticeNumber: noticeNumber(m),
    bidder: { name, code },
  };
}

function announced(m: Material) {
  const { dates } = m.facts;
  if (!dates) throw new Error(`document ${m.row.number}: nothing was announced`);
  return dates;
}
