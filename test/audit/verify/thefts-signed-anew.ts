/** Whoever holds the key signs the changed log anew: only what a witness has seen tells on it. */
import type { Theft } from './theft.js';

export const SIGNED_ANEW: Record<string, Theft['does']> = {
  async 'an edited entry'(thief, log) {
    const seq = await thief.find(log.works, 'approve_project');
    await thief.edit(seq, () => ({ actor: '00000000-0000-4000-8000-000000000001' }));
    await thief.resign();
    return { kind: 'witness-leaf', seq, project: log.works };
  },
  async 'another payload, with its hash in the entry'(thief, log) {
    const seq = await thief.find(log.works, 'publish_result').catch(() => thief.find(log.works, 'approve_project'));
    await thief.say(seq, ({ data }) => Object.assign(data, { remark: 'another' }));
    await thief.resign();
    return { kind: 'witness-leaf', seq };
  },
  async 'an entry taken out and all the others numbered anew'(thief, log) {
    const seq = await thief.find(log.works, 'document_issued');
    await thief.rechain((seqs) => seqs.filter((n) => n !== seq));
    await thief.resign();
    return { kind: 'witness-leaf', seq };
  },
  async 'an entry put in between'(thief, log) {
    await thief.rechain((seqs) => seqs);
    const seq = await thief.find(log.lease, 'register_project');
    const line = await thief.entry(seq - 1);
    const last = log.size;
    await thief.trx('log.entries').insert({ seq: last, project: line.project, entry_no: 9999, event: line.event, at: line.at, actor: line.actor, role: line.role, secret: false, bytes: Buffer.alloc(0), leaf: Buffer.alloc(32) });
    await thief.trx('log.payloads').insert({ seq: last, data_salt: '0'.repeat(64), data: '{"data":{},"found":{}}' });
    await thief.write(last, { ...line, seq: last, entryNo: 9999 });
    await thief.rechain((seqs) => [...seqs.slice(0, seq), last, ...seqs.slice(seq, -1)]);
    await thief.resign();
    return { kind: 'witness-leaf', seq };
  },
  async 'two entries in the other order'(thief, log) {
    const seq = await thief.find(log.lease, 'approve_project');
    await thief.rechain((seqs) => [...seqs.slice(0, seq - 1), seq, seq - 1, ...seqs.slice(seq + 1)]);
    await thief.resign();
    return [{ kind: 'witness-leaf', seq: seq - 1 }, { kind: 'witness-leaf', seq }];
  },
  async 'a log cut off where the witness had seen more'(thief, log) {
    await thief.rechain((seqs) => seqs.slice(0, log.witnessed - 3));
    await thief.resign();
    return [{ kind: 'witness-shrunk', seq: log.witnessed - 3 }, { kind: 'checkpoint-missing', row: `size ${log.witnessed}` }];
  },
  async 'entries of two projects with their places exchanged'(thief, log) {
    const [a, b] = [await thief.find(log.works, 'approve_project'), await thief.find(log.lease, 'approve_project')];
    const [one, two] = [await thief.entry(a), await thief.entry(b)];
    await thief.trx('log.entries').where({ seq: a }).update({ entry_no: 9999 });
    await thief.write(b, { ...one, seq: b });
    await thief.write(a, { ...two, seq: a });
    await thief.resign();
    return [{ kind: 'witness-leaf', seq: a }, { kind: 'witness-leaf', seq: b }];
  },
  async 'an entry dated back'(thief, log) {
    const seq = await thief.find(log.works, 'open_offers');
    await thief.edit(seq, ({ at }) => ({ at: at - 60_000 }));
    await thief.resign();
    return { kind: 'witness-leaf', seq };
  },
  async 'a fork from the middle on'(thief, log) {
    const from = Math.floor(log.witnessed / 2);
    for (let seq = from; seq < log.size; seq += 1) await thief.edit(seq, ({ at }) => ({ at: at + 1 }));
    await thief.resign();
    return [{ kind: 'witness-leaf', seq: from }, { kind: 'witness-root', row: `size ${log.witnessed}` }];
  },
  async 'a whole project dropped, rows and all'(thief, log) {
    const first = await thief.find(log.lease, 'register_project');
    const own: number[] = await thief.trx('log.entries').where({ project: log.lease }).pluck('seq');
    await thief.rechain((seqs) => seqs.filter((seq) => !own.includes(seq)));
    for (const table of ['sealed_packages', 'attachments', 'documents', 'trade_bidders']) await thief.trx(table).where({ project: log.lease }).delete();
    await thief.trx('projects').where({ id: log.lease }).delete();
    await thief.resign();
    return { kind: 'witness-leaf', seq: first };
  },
  async 'an old backup put back'(thief, log) {
    await thief.trx('log.payloads').where('seq', '>=', 20).delete();
    await thief.trx('log.entries').where('seq', '>=', 20).delete();
    await thief.resign();
    return [{ kind: 'witness-shrunk', seq: 20 }, { kind: 'checkpoint-missing', row: `size ${log.witnessed}` }];
  },
};
