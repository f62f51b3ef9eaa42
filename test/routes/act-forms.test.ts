import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { noTrades, type SignedIn, signedIn, type TestApp, testApp, VILLAGE } from './app.js';

const ID = randomUUID();
const FORM = { toConfirm: [], earlier: [{ pointer: '/place', value: '本村', code: '330203102230-2025-001', title: '村口店面招租' }] };

describe('what stands beside the form of an act', () => {
  let t: TestApp;
  let person: SignedIn;
  let offered: { type: string }[];
  let asked: object[];

  before(async () => {
    const trades = {
      ...noTrades,
      view: async () => ({ availableEvents: offered }),
      actForm: async (one: object) => {
        asked.push(one);
        return FORM;
      },
    };
    t = await testApp({ trades });
    person = await signedIn(t, [['accountant', VILLAGE]]);
  });
  after(() => t.stop());
  beforeEach(() => {
    offered = [{ type: 'submit_application' }];
    asked = [];
  });

  const look = (act: string) => request(t.app).get(`/api/projects/${ID}/form?act=${act}`).set('Cookie', person.cookie);

  it('is told to whoever may do the act now', async () => {
    const { body } = await look('submit_application').expect(200);
    assert.deepEqual(body, FORM);
    assert.deepEqual(asked, [{ project: ID, type: 'submit_application' }]);
  });

  it('and to nobody else', async () => {
    const { body } = await look('confirm_valuation').expect(403);
    assert.match(body.detail, /不能由您办理/);
    await request(t.app).get(`/api/projects/${ID}/form?act=submit_application`).expect(401);
    assert.deepEqual(asked, []);
  });

  it('knows no act that there is not', async () => {
    await look('toString').expect(422);
    assert.deepEqual(asked, []);
  });
});
