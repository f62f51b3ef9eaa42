import assert from 'node:assert/strict';
import { askedBadly, assertProblem, EVENTS } from './problems.js';

describe('bad input', () => {
  const { asked, send, raw } = askedBadly();

  it('names every field of a wrong kind or missing, in Chinese and by pointer, with 422', async () => {
    const res = await send('/api/projects', {
      village: 5,
      title: '',
      category: 'castle',
      mode: 'sealed',
    });
    assertProblem(res, 422, /“村\(社区\)代码”:须为文字;“项目名称”:不能为空;“类别”:应为/);
    assert.deepEqual(
      res.body.errors.map((e: { pointer: string }) => e.pointer),
      ['/village', '/title', '/category'],
    );
    assertProblem(await send('/api/projects', {}), 422, /“村\(社区\)代码”:缺少必填内容;.*;另有1处/);
    assertProblem(await raw('/api/projects', '"text"'), 422, /须为一组字段/);
  });

  it('names unknown fields, also deep inside, with 422', async () => {
    const res = await send('/api/session', { username: 'a', password: 'b', isAdmin: true });
    assertProblem(res, 422, /“isAdmin”:平台没有这个字段/);
    const inside = await send(EVENTS, {
      type: 'approve_project',
      data: { items: [{ item: '一', passed: true, 'a/b': 1 }] },
    });
    assertProblem(inside, 422, /“逐项审核意见第1项 a\/b”:平台没有这个字段/);
    assert.equal(inside.body.errors[0].pointer, '/data/items/0/a~1b');
    const proto = await raw('/api/session', '{"username":"a","password":"b","__proto__":{"x":1}}');
    assertProblem(proto, 422, /平台没有这个字段/);
  });

  it('lists at most 50 of very many faults', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, i]));
    const res = await send('/api/session', { username: 'a', password: 'b', ...many });
    assertProblem(res, 422, /另有497处/);
    assert.equal(res.body.errors.length, 50);
  });

  it('refuses negative and fractional amounts with 422, before the trade is touched', async () => {
    const data = { number: '1', clauses: '无', startsOn: '2025-07-20', endsOn: '2025-09-20' };
    for (const [amount, said] of [
      [-1, /“合同价.*”:金额不能为负/],
      [1.5, /“合同价.*”:金额以分为单位/],
      ['100', /合同价/],
      [1e300, /合同价/],
    ] as const) {
      const res = await send(EVENTS, {
        type: 'prepare_contract',
        data: { ...data, amount, dues: [] },
      });
      assertProblem(res, 422, said);
      assert.equal(res.body.errors[0].pointer, '/data/amount');
    }
    assert.deepEqual(asked.advanced, []);
  });

  it('refuses events of a machine’s inside, of the clock and of nobody alike, and tells none that exist', async () => {
    for (const type of [
      'xstate.init',
      'xstate.done.actor.x',
      'close_offers',
      'toString',
      '*',
      '',
    ]) {
      const res = await send(EVENTS, { type, data: {} });
      assertProblem(res, 422, /平台没有这项操作/);
      assert.doesNotMatch(res.text, /submit_offer|publish_notice/);
    }
    assertProblem(await send(EVENTS, { data: {} }), 422, /平台没有这项操作/);
    assert.deepEqual(asked.advanced, []);
  });
});
