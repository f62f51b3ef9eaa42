import assert from 'node:assert/strict';
import { filtered, groupsOf, peopleIn, type TrailAct, type TrailCheckpoint, type TrailData, type TrailDocument } from '../../web/parts/trail-data.js';

const act = (name: string, at: number, roleName = '镇街公共资源交易站'): TrailAct => ({
  event: 'x',
  name,
  round: 1,
  role: 'station',
  roleName,
  actorName: null,
  at,
  entryNo: 1,
  seq: at,
  leaf: `${name}${at}`,
  evidence: [],
});
const at = (no: number, key: string, acts: TrailAct[], startedAt: number | null, doneAt: number | null): TrailCheckpoint => ({
  no,
  key,
  name: key,
  state: doneAt ? 'done' : 'current',
  reason: null,
  startedAt,
  doneAt,
  limitAt: null,
  overdueDays: null,
  document: '',
  flagged: false,
  acts,
  earlier: [],
  documents: [],
});
const paper = (title: string, issuedAt: number | null, seq: number | null): TrailDocument => ({
  id: title,
  title,
  state: issuedAt === null ? 'pending' : 'issued',
  sha256: issuedAt === null ? null : 'a'.repeat(64),
  issuedAt,
  seq,
});
const trail = (more: Partial<TrailData> = {}): TrailData => ({
  id: 'p',
  code: 'c',
  title: 't',
  round: 1,
  stage: 'announcement',
  suspended: false,
  checkpoints: [at(5, 'tender_file', [act('编制交易文件', 10)], 10, 20), at(6, 'notice', [act('发布公告', 25)], 20, null)],
  beside: [],
  documents: [],
  attempts: [],
  ...more,
});

describe('the groups of a trail', () => {
  it('put a refused attempt at the checkpoint that was current, in the order of time', () => {
    const attempt = { at: 22, event: 'x', name: '发布公告', roleName: '镇街公共资源交易站', actorName: null, rule: 'r', message: '公告期不足,请改' };
    const [, notice] = groupsOf(trail({ attempts: [attempt] }));
    assert.deepEqual(notice?.rows.map((r) => [r.kind, r.at]), [
      ['attempts', 22],
      ['acts', 25],
    ]);
    assert.equal(notice?.rows[0]?.message, '公告期不足，请改');
  });

  it('put what happened outside of every checkpoint beside them instead of losing it', () => {
    const read = { at: 5, kindName: '查阅底价', roleName: '区管理员', actorName: '王某' };
    const groups = groupsOf(trail({ reads: [read] }));
    assert.deepEqual(groups.map((g) => g.id), ['tender_file', 'notice', 'beside']);
    assert.equal(groups[2]?.rows[0]?.kind, 'reads');
    assert.equal(groups[2]?.rows[0]?.name, '查阅底价');
  });

  it('tell a look that somebody repeats as one line, unless another thing came between', () => {
    const read = (moment: number, actorName: string) => ({ at: moment, kindName: '查看全程轨迹', roleName: '镇街三资办', actorName });
    const [, notice] = groupsOf(trail({ reads: [read(21, '甲'), read(22, '甲'), read(23, '甲'), read(24, '乙'), read(26, '乙')] }));
    assert.deepEqual(notice?.rows.map((r) => [r.kind, r.at, r.again ?? null]), [
      ['reads', 21, { times: 3, until: 23 }],
      ['reads', 24, null],
      ['acts', 25, null],
      ['reads', 26, null],
    ]);
  });

  it('keep the acts of a round that failed under its number', () => {
    const [first, second] = trail().checkpoints as [TrailCheckpoint, TrailCheckpoint];
    const earlier = [{ round: 1, acts: [act('发布公告', 3)] }];
    const groups = groupsOf(trail({ round: 2, checkpoints: [first, { ...second, earlier }] }));
    assert.deepEqual(groups.map((g) => [g.id, g.round]), [
      ['tender_file', null],
      ['notice-1', 1],
      ['notice', null],
    ]);
  });

  it('put an issued paper among the acts by the time it was made, with its place in the log, and none that is not issued', () => {
    const [file, notice] = trail().checkpoints as [TrailCheckpoint, TrailCheckpoint];
    const documents = [paper('交易公告', 26, 8), paper('澄清公告', null, null)];
    const [, group] = groupsOf(trail({ checkpoints: [file, { ...notice, documents }] }));
    assert.deepEqual(group?.rows.map((r) => [r.kind, r.name, r.document?.seq ?? r.act?.seq]), [
      ['acts', '发布公告', 25],
      ['documents', '交易公告', 8],
    ]);
  });

  it('show papers of no checkpoint beside them, as that of a failure is', () => {
    const groups = groupsOf(trail({ documents: [paper('流标公告', 31, null)] }));
    assert.deepEqual(groups.at(-1)?.rows.map((r) => [groups.at(-1)?.id, r.name, r.document?.seq]), [['beside', '流标公告', null]]);
  });

  it('do not name papers among people, but find them as a kind', () => {
    const groups = groupsOf(trail({ documents: [paper('流标公告', 31, 9)] }));
    assert.deepEqual(peopleIn(groups), ['镇街公共资源交易站']);
    assert.deepEqual(filtered(groups, { person: '', kind: 'documents' }).map((g) => g.rows.map((r) => r.name)), [['流标公告']]);
  });

  it('are filtered by person and kind, and empty groups go', () => {
    const groups = groupsOf(trail({ beside: [act('中止交易', 30, '镇街三资办')] }));
    assert.deepEqual(peopleIn(groups).length, 2);
    const shown = filtered(groups, { person: '镇街三资办', kind: '' });
    assert.deepEqual(shown.map((g) => g.rows.map((r) => r.name)), [['中止交易']]);
    assert.deepEqual(filtered(groups, { person: '', kind: 'attempts' }), []);
  });
});
