import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { PreviewAsked } from '../../server/transactions/preview-asked.js';
import { noTrades, type SignedIn, signedIn, type TestApp, testApp, VILLAGE } from './app.js';

const ID = randomUUID();
const NOTICE = {
  registrationClosesAt: '2025-07-07T16:00:00+08:00',
  offersOpenAt: '2025-07-02T09:00:00+08:00',
  offersCloseAt: '2025-07-07T16:00:00+08:00',
  openingAt: '2025-07-07T16:00:00+08:00',
};

describe('looking at a document before the act', () => {
  let t: TestApp;
  let person: SignedIn;
  let offered: { type: string; role: string }[];
  let asked: PreviewAsked[];

  before(async () => {
    const trades = {
      ...noTrades,
      view: async () => ({ availableEvents: offered }),
      preview: async (one: PreviewAsked) => {
        asked.push(one);
        return Buffer.from('%PDF-1.7');
      },
    };
    t = await testApp({ trades });
    person = await signedIn(t, [['accountant', VILLAGE]]);
  });
  after(() => t.stop());
  beforeEach(() => {
    offered = [{ type: 'publish_notice', role: 'station' }];
    asked = [];
  });

  const look = (body: object) => request(t.app).post(`/api/projects/${ID}/preview`).set('Cookie', person.cookie).send(body);

  it('answers with the PDF, drawn for whoever asks in the role that may do the act', async () => {
    const answer = await look({ type: 'publish_notice', data: NOTICE }).expect(200);
    assert.equal(answer.headers['content-type'], 'application/pdf');
    const [{ project, account, role } = assert.fail()] = asked;
    assert.deepEqual([project, account, role], [ID, person.account, 'station']);
  });

  it('is only for whoever may do the act now', async () => {
    offered = [];
    const { body } = await look({ type: 'publish_notice', data: NOTICE }).expect(403);
    assert.match(body.detail, /没有可预览的文书/);
    assert.deepEqual(asked, []);
  });

  it('refuses what the act itself would be refused for, and acts that print nothing at once', async () => {
    const { body } = await look({ type: 'publish_notice', data: { ...NOTICE, openingAt: '明天' } }).expect(422);
    assert.ok(body.errors.some((e: { pointer: string }) => e.pointer === '/data/openingAt'), JSON.stringify(body));
    await look({ type: 'archive_project', data: {} }).expect(422);
    assert.deepEqual(asked, []);
  });
});
