/** Rows of projects, of those who take part and of papers, which must say what the log says. */
import { type Theft, without } from './theft.js';

export const OF_ROWS: Record<string, Theft> = {
  'a project’s state': without(async (thief, log) => {
    await thief.trx('projects').where({ id: log.young }).update({ state: JSON.stringify('archived') });
    return { kind: 'row-state', project: log.young };
  }),
  'a project’s facts': without(async (thief, log) => {
    await thief.trx.raw(`update projects set facts = jsonb_set(facts, '{winningAmount}', '1') where id = ?`, [log.works]);
    return { kind: 'row-facts', project: log.works, detail: 'winningAmount' };
  }),
  'a project’s column': without(async (thief, log) => {
    await thief.trx('projects').where({ id: log.works }).update({ public_at: 1 });
    return { kind: 'row-column', project: log.works };
  }),
  'what a project is called': without(async (thief, log) => {
    await thief.trx('projects').where({ id: log.works }).update({ title: '别的工程' });
    return { kind: 'row-column', project: log.works };
  }),
  'what a project is called in public': without(async (thief, log) => {
    await thief.trx.raw(`update public_trades set item = jsonb_set(item::jsonb, '{title}', '"别的工程"')::text where id = ?`, [log.works]);
    return { kind: 'public-row', project: log.works, detail: 'it is called otherwise: title' };
  }),
  'the town under which a trade is found': without(async (thief, log) => {
    const { id: town } = await thief.trx('organisations').where({ kind: 'town' }).whereNotIn('id', thief.trx('projects').select('town')).first();
    await thief.trx('public_trades').where({ id: log.works }).update({ town });
    return { kind: 'public-row', project: log.works, detail: 'what lists are filtered by: town' };
  }),
  'what a paper is called': without(async (thief, log) => {
    const { number } = await thief.trx('documents').where({ project: log.works, kind: 'notice' }).first();
    await thief.trx('documents').where({ number }).update({ title: '别的公告' });
    return { kind: 'document-row', project: log.works, row: number, detail: 'called otherwise' };
  }),
  'a bidder’s facts': without(async (thief, log) => {
    const { pseudonym } = await thief.trx('trade_bidders').where({ project: log.works }).first();
    await thief.trx.raw(`update trade_bidders set facts = jsonb_set(facts, '{rank}', '9') where pseudonym = ?`, [pseudonym]);
    return { kind: 'bidder-facts', project: log.works, row: pseudonym };
  }),
  'a bidder whom the log does not know': without(async (thief, log) => {
    const row = await thief.trx('trade_bidders').where({ project: log.works }).first();
    const { id: account } = await thief.trx('accounts').whereNotIn('id', thief.trx('trade_bidders').select('account')).first();
    await thief.trx('trade_bidders').insert({ ...row, facts: JSON.stringify(row.facts), pseudonym: 'b-false', account });
    return { kind: 'bidder-facts', project: log.works, row: 'b-false' };
  }),
  'a project whose rows are gone': without(async (thief, log) => {
    await thief.trx('projects').where({ id: log.young }).delete();
    return { kind: 'row-missing', project: log.young };
  }),
  'a project that was never logged': without(async (thief, log) => {
    const row = await thief.trx('projects').where({ id: log.young }).first();
    const id = '00000000-0000-4000-8000-00000000000a';
    await thief.trx('projects').insert({ ...row, id, code: 'none', state: JSON.stringify(row.state), facts: JSON.stringify(row.facts) });
    return { kind: 'row-unlogged', project: id };
  }),
  'what everybody reads of a trade': without(async (thief, log) => {
    await thief.trx.raw(`update public_trades set detail = replace(detail, '"rank": 1', '"rank": 2') where id = ?`, [log.works]);
    return { kind: 'public-row', project: log.works, detail: 'result' };
  }),
  'a figure that everybody reads': without(async (thief, log) => {
    await thief.trx('trade_figures').where({ project: log.works }).update({ turnover: 1 });
    return { kind: 'public-row', project: log.works, detail: 'figures: turnover' };
  }),
  'a trade that is hidden from everybody': without(async (thief, log) => {
    await thief.trx('public_trades').where({ id: log.works }).delete();
    return { kind: 'public-row', project: log.works };
  }),
  'a look that somebody wants forgotten': without(async (thief, log) => {
    const { id: account } = await thief.trx('accounts').first();
    for (const object of ['a', 'b', 'c']) await thief.trx.raw(`select log.note_access(?, 'discipline', 'attachment', ?, ?)`, [account, log.works, object]);
    await thief.trx('log.access_log').where({ object: 'b' }).delete();
    return { kind: 'access-changed' };
  }),
  'another sealed package': without(async (thief, log) => {
    await thief.trx.raw(`update sealed_packages set package = overlay(package placing 'x'::bytea from 500) where project = ?`, [log.works]);
    return { kind: 'package-changed', project: log.works };
  }),
  'a sealed package that is gone': without(async (thief, log) => {
    const { owner } = await thief.trx('sealed_packages').where({ project: log.works }).first();
    await thief.trx('sealed_packages').where({ project: log.works, owner }).delete();
    return { kind: 'package-changed', project: log.works, row: owner };
  }),
  'a document’s row': without(async (thief, log) => {
    const { number } = await thief.trx('documents').where({ project: log.works }).first();
    await thief.trx('documents').where({ number }).update({ sha256: 'f'.repeat(64) });
    return { kind: 'document-row', project: log.works, row: number };
  }),
  'evidence that is not registered any more': without(async (thief, log) => {
    await thief.trx('attachments').where({ project: log.works }).delete();
    return { kind: 'attachment-row', project: log.works };
  }),
};
