import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { DISTRICT, OTHER_VILLAGE, type SignedIn, signedIn, type TestApp, testApp, VILLAGE } from './app.js';
import { insertProject, NOON } from './projects-in-database.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

describe('papers of a project', () => {
  let t: TestApp;
  let clerk: SignedIn;
  let stranger: SignedIn;
  let bidder: SignedIn;
  let rival: SignedIn;

  before(async () => {
    t = await testApp();
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
    stranger = await signedIn(t, [['accountant', OTHER_VILLAGE]]);
    bidder = await signedIn(t, 'bidder');
    rival = await signedIn(t, 'bidder');
  });
  after(() => t.stop());

  const project = (given: Parameters<typeof insertProject>[2] = {}) =>
    insertProject(t.admin, clerk.account, given);

  describe('issued by the platform', () => {
    async function document(id: string, given: Record<string, unknown> = {}): Promise<string> {
      const made = randomUUID();
      const { sha256, size } = await t.deps.files.put(PDF);
      await t.admin('documents').insert({
        id: made,
        project: id,
        number: `${made}-W01`,
        kind: 'notice',
        title: '交易公告',
        checkpoint: 'notice',
        round: 1,
        entry_no: 6,
        audience: 'public',
        template: '1',
        rules_version: '2025',
        facts: '{}',
        state: 'issued',
        sha256,
        size,
        pages: 1,
        created_at: NOON,
        issued_at: NOON,
        ...given,
      });
      return made;
    }
    const open = (id: string, who?: SignedIn) => {
      const asked = request(t.app).get(`/api/documents/${id}`);
      return who ? asked.set('Cookie', who.cookie) : asked;
    };
    const titles = async (id: string, who?: SignedIn) => {
      const asked = request(t.app).get(`/api/projects/${id}/documents`);
      const res = await (who ? asked.set('Cookie', who.cookie) : asked);
      return res.body.items.map((item: { title: string }) => item.title).sort();
    };

    it('open in place as PDF under their title', async () => {
      const res = await open(await document(await project())).buffer(true);
      assert.equal(res.status, 200);
      assert.equal(res.type, 'application/pdf');
      assert.match(
        res.headers['content-disposition'] ?? '',
        /^inline; .*%E4%BA%A4%E6%98%93%E5%85%AC%E5%91%8A\.pdf/,
      );
      assert.deepEqual(res.body, PDF);
      const head = await request(t.app).head(`/api/documents/${await document(await project())}`);
      assert.deepEqual([head.status, head.headers['content-length']], [200, String(PDF.length)]);
    });

    it('are read by those they are for', async () => {
      const id = await project({
        at: 'contract.signing',
        facts: { candidate: { bidder: 'b-winner', amount: 1, rank: 1 }, publicityEndsAt: NOON },
      });
      await t.admin('trade_bidders').insert([
        { project: id, pseudonym: 'b-winner', account: bidder.account, facts: '{}' },
        { project: id, pseudonym: 'b-rival', account: rival.account, facts: '{}' },
      ]);
      const [notice, application, contract, receipt] = await Promise.all([
        document(id),
        document(id, { audience: 'work', title: '交易申请表', checkpoint: 'application' }),
        document(id, { audience: 'work', title: '合同', checkpoint: 'signing' }),
        document(id, { audience: 'b-rival', title: '报名回执', checkpoint: 'registration' }),
      ]);
      const readers: [string, SignedIn | undefined, string[]][] = [
        ['anybody', undefined, ['交易公告']],
        ['another village', stranger, ['交易公告']],
        ['the village', clerk, ['交易公告', '交易申请表', '合同']],
        ['the winner', bidder, ['交易公告', '合同']],
        ['the rival', rival, ['交易公告', '报名回执']],
      ];
      for (const [name, who, seen] of readers) {
        assert.deepEqual(await titles(id, who), [...seen].sort(), name);
        for (const [title, made] of [
          ['交易公告', notice],
          ['交易申请表', application],
          ['合同', contract],
          ['报名回执', receipt],
        ] as const) {
          assert.equal(
            (await open(made, who)).status,
            seen.includes(title) ? 200 : 404,
            `${name}: ${title}`,
          );
        }
      }
    });

    it('of a project that is not public exist for nobody outside', async () => {
      const made = await document(await project({ publicAt: null }));
      assert.equal((await open(made)).status, 404);
      assert.equal((await open(made, bidder)).status, 404);
      assert.equal((await open(made, clerk)).status, 200);
      assert.equal((await open(randomUUID())).status, 404);
      const district = await signedIn(t, [['district', DISTRICT]]);
      assert.equal((await open(made, district)).status, 200);
    });

    it('that are still being made say when to come back', async () => {
      const id = await project();
      const pending = await open(
        await document(id, { state: 'pending', sha256: null, size: null, issued_at: null }),
      );
      assert.equal(pending.status, 409);
      assert.equal(pending.headers['retry-after'], '2');
      assert.match(pending.body.detail, /《交易公告》正在生成/);
      const failed = await open(
        await document(id, { state: 'failed', sha256: null, issued_at: null }),
      );
      assert.equal(failed.status, 409);
      assert.equal(failed.headers['retry-after'], undefined);
    });

    it('that are damaged or missing on disk do not pass for the real ones', async () => {
      const missing = await document(await project(), { sha256: 'f'.repeat(64) });
      const res = await open(missing);
      assert.equal(res.status, 404);
      assert.match(res.type, /problem\+json/);
    });
  });
});
