/**
 * What a notice says beside its terms, and what was asked and changed afterwards, from the log. A question is public
 * with its answer and without its number, its asker and the instant it was asked: those would tell of bidders.
 */
import type { Knex } from 'knex';
import { prepared } from '../../db/queries/prepared.js';
import { type Law, ruleValue } from '../machines/rules/book.js';
import { workingDaysAhead } from '../machines/working-days.js';

export interface PublicNotice {
  notice: {
    publishedAt: number;
    conditions: string;
    paymentTerms: string;
    place: string;
    contact: string;
    depositAccount: string;
  } | null;
  /** The instant from which nothing more may be asked; null while nothing is announced. */
  questionsUntil: number | null;
  answers: { question: string; answer: string; at: number }[];
  changes: { kind: 'clarification' | 'amendment'; text: string; at: number }[];
}

const BEGINS_ROUND = ['choose_next_round', 'uphold_objection', 'give_up', 'forfeit_for_not_signing'];
const EVENTS = ['compile_tender_file', 'publish_notice', 'ask_question', 'answer_question', 'clarify_notice', 'amend_terms'];

interface Row {
  event: string;
  at: number;
  /** The state line after it. */
  to: string;
  /** Null once it was erased. */
  data: Record<string, unknown> | null;
  /** Of the project as it stands: its law, and when registration closes. */
  rules: string;
  closes: number | null;
}

const SELECT = `
  select e.event, e.at, convert_from(e.bytes, 'UTF8')::json ->> 'to' as "to", y.data::json -> 'data' as data,
    (select rules_version from projects where id = $1) as rules,
    (select (facts #>> '{dates,registrationClosesAt}')::bigint from projects where id = $1) as closes
  from log.entries e join log.payloads y on y.seq = e.seq
  where e.project = $1 and e.event = any($2) and exists (select from public_trades where id = $1)
  order by e.entry_no`;

export async function publicNotice(db: Knex, project: string, lawOf: (rulesVersion: string) => Law): Promise<PublicNotice> {
  const rows = await prepared<Row>(db, SELECT, [project, [...EVENTS, ...BEGINS_ROUND]]);
  let file: Row['data'] = null;
  let shown = nothing();
  let asked: Row[] = [];
  for (const row of rows) {
    const { event, at, data } = row;
    if (event === 'compile_tender_file') file = data;
    if (event === 'publish_notice') shown.notice = file && { publishedAt: at, ...saidIn(file) };
    if (event === 'ask_question') asked.push(row);
    if (event === 'answer_question') {
      const question = asked[Number(data?.no) - 1]?.data;
      if (data) shown.answers.push({ question: textIn(question, 'question'), answer: textIn(data, 'answer'), at });
    }
    if (event === 'clarify_notice') shown.changes.push({ kind: 'clarification', text: textIn(data, 'clarification'), at });
    if (event === 'amend_terms') shown.changes.push({ kind: 'amendment', text: textIn(data, 'amendment'), at });
    if (beginsRound(row)) {
      shown = nothing();
      asked = [];
    }
  }
  return { ...shown, questionsUntil: shown.notice && rows[0] ? questionsUntil(rows[0], lawOf) : null };
}

const nothing = (): PublicNotice => ({ notice: null, questionsUntil: null, answers: [], changes: [] });

function questionsUntil({ rules, closes }: Row, lawOf: (rulesVersion: string) => Law): number | null {
  if (closes === null) return null;
  const law = lawOf(rules);
  return workingDaysAhead(law.calendar, closes, ruleValue(law, 'questions.close'));
}

const textIn = (data: Row['data'] | undefined, field: string) => (typeof data?.[field] === 'string' ? (data[field] as string) : '');

const saidIn = (file: NonNullable<Row['data']>) => ({
  conditions: textIn(file, 'conditions'),
  paymentTerms: textIn(file, 'paymentTerms'),
  place: textIn(file, 'place'),
  contact: textIn(file, 'contact'),
  depositAccount: textIn(file, 'depositAccount'),
});

/** A failure was answered, or an act sent the trade back that far. */
const beginsRound = ({ event, to }: Row) =>
  BEGINS_ROUND.includes(event) && (event === 'choose_next_round' || /^(setup|announcement|bidding\.opening)/.test(to));
