import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import request from 'supertest';
import { type SignedIn, signedIn, type TestApp, testApp, TOWN, VILLAGE } from './app.js';
import { insertProject, NOON } from './projects-in-database.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const sha256 = createHash('sha256').update(PDF).digest('hex');

describe('papers read in office', () => {
  let t: TestApp;
  let clerk: SignedIn;
  let station: SignedIn;
  let bidder: SignedIn;
  let project: string;

  before(async () => {
    t = await testApp();
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
    station = await signedIn(t, [['station', TOWN]]);
    bidder = await signedIn(t, 'bidder');
    project = await insertProject(t.admin, clerk.account);
    for (const who of [clerk, bidder]) {
      const res = await request(t.app).post(`/api/projects/${project}/attachments`).set('Cookie', who.cookie).attach('file', PDF, { filename: '材料.pdf' });
      assert.equal(res.status, 201, res.text);
    }
  });
  after(() => t.stop());

  const get = (who: SignedIn, path: string) => request(t.app).get(path).set('Cookie', who.cookie);
  const noted = () => t.admin('log.access_log').orderBy('seq').select('account', 'role', 'kind', 'project', 'object');

  async function document(audience: string): Promise<string> {
    const id = randomUUID();
    const row = { id, project, number: id, kind: 'result', title: '记录', round: 1, entry_no: 1, audience, template: 'x', rules_version: '2025', state: 'issued', sha256, size: PDF.length, created_at: NOON };
    await t.admin('documents').insert(row);
    return id;
  }

  it('leave a note of who read which, but not of a bidder’s own, of public ones, or of a try in vain', async () => {
    const file = `/api/projects/${project}/attachments/${sha256}`;
    const [work, open] = [await document('work'), await document('public')];
    assert.equal((await get(station, file)).status, 200);
    assert.equal((await get(bidder, file)).status, 200);
    assert.equal((await get(station, `/api/projects/${project}/attachments/${'0'.repeat(64)}`)).status, 404);
    assert.equal((await get(clerk, `/api/documents/${work}`)).status, 200);
    assert.equal((await get(station, `/api/documents/${open}`)).status, 200);
    assert.equal((await get(bidder, `/api/documents/${work}`)).status, 404);
    assert.deepEqual(await noted(), [
      { account: station.account, role: 'station', kind: 'attachment', project, object: sha256 },
      { account: clerk.account, role: 'accountant', kind: 'document', project, object: work },
    ]);
  });
});
