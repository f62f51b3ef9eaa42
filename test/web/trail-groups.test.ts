import assert from 'node:assert/strict';
import { filtered, groupsOf, peopleIn, type TrailAct, type TrailCheckpoint, type TrailData } from '../../web/parts/trail-data.js';

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

  it('are filtered by person and kind, and empty groups go', () => {
    const groups = groupsOf(trail({ beside: [act('中止交易', 30, '镇街三资办')] }));
    assert.deepEqual(peopleIn(groups).length, 2);
    const shown = filtered(groups, { person: '镇街三资办', kind: '' });
    assert.deepEqual(shown.map((g) => g.rows.map((r) => r.name)), [['中止交易']]);
    assert.deepEqual(filtered(groups, { person: '', kind: 'attempts' }), []);
  });
});
