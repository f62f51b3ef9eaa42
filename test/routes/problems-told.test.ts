import assert from 'node:assert/strict';
import { Forbidden, InvalidInput, NotAllowed, Stale, TooManyRequests } from '../../server/errors.js';
import { UnacceptablePassword } from '../../server/people/password.js';
import { askedBadly, assertProblem, EVENTS } from './problems.js';

const refusal = {
  rule: 'notice.period' as const,
  name: '公告期',
  kind: 'D' as const,
  basis: '区交易细则第十二条',
  message: '公告期不少于3个工作日。',
  earliest: Date.parse('2025-07-07T16:00:00+08:00'),
  pointer: '/offersCloseAt',
};

describe('bad input', () => {
  const { asked, lines, send } = askedBadly();

  it('shows which rule refuses, its basis and the earliest instant that passes', async () => {
    asked.failure = new NotAllowed(refusal);
    const res = await send(EVENTS, { type: 'archive_project', data: {} });
    assertProblem(res, 422, /公告期不少于3个工作日/, 'not-allowed');
    assert.equal(res.body.rule, 'notice.period');
    assert.equal(res.body.basis, '区交易细则第十二条');
    assert.equal(res.body.earliest, '2025-07-07T08:00:00.000Z');
    assert.deepEqual(res.body.errors, [
      { pointer: '/data/offersCloseAt', message: refusal.message },
    ]);
  });

  it('answers an event out of order and a stale version with 409, another’s village with 403', async () => {
    asked.failure = new NotAllowed({
      ...refusal,
      rule: 'flow.order',
      message: '现在不能办理“归档”。',
      pointer: undefined,
    });
    assertProblem(
      await send(EVENTS, { type: 'archive_project' }),
      409,
      /现在不能办理/,
      'not-allowed',
    );
    asked.failure = new Stale('项目已被其他人员办理,请刷新后再试。', { version: 9 });
    const stale = await send(EVENTS, { type: 'archive_project' });
    assertProblem(stale, 409, /请刷新/, 'stale');
    assert.equal(stale.body.version, 9);
    asked.failure = new Forbidden('交易项目由本村的村会计登记。');
    const project = { village: '330203102999', title: '甲', category: 'works', mode: 'comparison' };
    assertProblem(await send('/api/projects', project), 403, /本村/, 'forbidden');
  });

  it('answers a used key with another body with 422, and too many attempts with 429 and when to come back', async () => {
    asked.failure = new InvalidInput('该请求编号已用于另一项内容,请更换编号后重新提交。', {
      code: 'idempotency-key-reused',
    });
    assertProblem(
      await send(EVENTS, { type: 'archive_project' }),
      422,
      /请求编号/,
      'idempotency-key-reused',
    );
    asked.failure = new TooManyRequests('密码错误次数过多,请在15分钟后重试。', 900);
    const res = await send(EVENTS, { type: 'archive_project' });
    assertProblem(res, 429, /15分钟后/, 'too-many-requests');
    assert.equal(res.headers['retry-after'], '900');
    assert.equal(res.body.retryAfter, undefined);
  });

  it('answers an unacceptable password with 422', async () => {
    asked.failure = new UnacceptablePassword();
    assertProblem(await send(EVENTS, { type: 'archive_project' }), 422, /密码长度/);
  });

  it('answers its own faults with 500 and the request’s number, and keeps the reason to the log', async () => {
    asked.failure = new Error('relation "secrets" does not exist in /srv/app/x.ts');
    const res = await send(EVENTS, { type: 'archive_project' });
    assertProblem(res, 500, /平台出了故障/, 'fault');
    const logged = lines.find((line) => line.includes('request failed')) ?? '';
    assert.match(logged, /relation .*secrets/);
    assert.match(logged, /"stack"/);
    assert.ok(logged.includes(res.headers['x-request-id'] as string));
  });

  it('answers a database out of reach with 503 and when to try again', async () => {
    asked.failure = Object.assign(new Error('canceling statement due to statement timeout'), {
      code: '57014',
    });
    const res = await send(EVENTS, { type: 'archive_project' });
    assertProblem(res, 503, /请稍后重试/, 'unavailable');
    assert.equal(res.headers['retry-after'], '5');
  });

  it('does not claim to know what became of an act during which the connection to the database was lost', async () => {
    const lost = [
      new Error('Connection terminated unexpectedly'),
      Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }),
      Object.assign(new Error('terminating connection'), { code: '57P01' }),
    ];
    for (const failure of lost) {
      asked.failure = failure;
      const res = await send(EVENTS, { type: 'archive_project', data: {} });
      assertProblem(res, 503, /不能确定您的操作是否已经保存.*刷新查看/, 'unavailable');
    }
  });
});
