import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import {
  DISTRICT,
  OTHER_VILLAGE,
  type SignedIn,
  signedIn,
  type TestApp,
  testApp,
  TOWN,
  VILLAGE,
} from './app.js';
import { insertProject, NOON } from './projects-in-database.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('papers of a project', () => {
  let t: TestApp;
  let clerk: SignedIn;
  let station: SignedIn;
  let stranger: SignedIn;
  let bidder: SignedIn;
  let rival: SignedIn;

  before(async () => {
    t = await testApp();
    clerk = await signedIn(t, [['accountant', VILLAGE]]);
    station = await signedIn(t, [['station', TOWN]]);
    stranger = await signedIn(t, [['accountant', OTHER_VILLAGE]]);
    bidder = await signedIn(t, 'bidder');
    rival = await signedIn(t, 'bidder');
  });
  after(() => t.stop());

  const project = (given: Parameters<typeof insertProject>[2] = {}) =>
    insertProject(t.admin, clerk.account, given);
  const upload = (who: SignedIn, id: string, bytes = PDF, name = '会议记录.pdf') =>
    request(t.app)
      .post(`/api/projects/${id}/attachments`)
      .set('Cookie', who.cookie)
      .attach('file', bytes, { filename: name });
  const files = async (who: SignedIn, id: string): Promise<string[]> => {
    const res = await request(t.app)
      .get(`/api/projects/${id}/attachments`)
      .set('Cookie', who.cookie);
    assert.equal(res.status, 200, res.text);
    return res.body.items.map((item: { name: string }) => item.name).sort();
  };
  const download = (who: SignedIn, id: string, sha256: string) =>
    request(t.app).get(`/api/projects/${id}/attachments/${sha256}`).set('Cookie', who.cookie);

  describe('uploaded as evidence', () => {
    it('are kept by their hash and come back as an attachment that no browser shows', async () => {
      const id = await project();
      const res = await upload(clerk, id);
      assert.equal(res.status, 201, res.text);
      const { uploadedAt, ...filed } = res.body;
      assert.deepEqual(filed, {
        sha256: hash(PDF),
        name: '会议记录.pdf',
        mime: 'application/pdf',
        size: PDF.length,
      });
      assert.ok(Math.abs(uploadedAt - Date.now()) < 60_000);

      const back = await download(station, id, hash(PDF)).buffer(true);
      assert.equal(back.status, 200);
      assert.deepEqual(back.body, PDF);
      assert.match(
        back.headers['content-disposition'] ?? '',
        /^attachment; .*filename\*=UTF-8''%E4%BC%9A/,
      );
      assert.equal(back.headers['x-content-type-options'], 'nosniff');
      assert.equal(back.headers['cache-control'], 'no-store');
      assert.match(back.headers['content-security-policy'] ?? '', /sandbox/);
    });

    it('are filed once, however often they are sent', async () => {
      const id = await project();
      for (const _ of [1, 2]) assert.equal((await upload(clerk, id)).status, 201);
      assert.deepEqual(await files(clerk, id), ['会议记录.pdf']);
    });

    it('are taken from those who work on the project and from bidders, nobody else', async () => {
      const id = await project();
      assert.equal((await upload(stranger, id)).status, 403);
      assert.equal((await upload(bidder, id)).status, 201);
      const hidden = await project({ publicAt: null });
      assert.equal((await upload(stranger, hidden)).status, 404);
      assert.equal((await upload(bidder, hidden)).status, 404);
      assert.equal((await upload(clerk, hidden)).status, 201);
      assert.equal((await upload(clerk, randomUUID())).status, 404);
      const anonymous = await request(t.app)
        .post(`/api/projects/${id}/attachments`)
        .attach('file', PDF, 'a.pdf');
      assert.equal(anonymous.status, 401);
    });

    it('are refused by type, size and form, and leave nothing behind', async () => {
      const id = await project();
      const kept = async () =>
        (await readdir(join(t.dataDir, 'files'), { recursive: true })).length;
      const before = await kept();
      const script = await upload(clerk, id, Buffer.from('<script>'), 'a.pdf');
      assert.equal(script.status, 415);
      assert.match(script.body.detail, /内容.*与扩展名.*不符.*。$/);
      const large = await upload(clerk, id, Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]));
      assert.equal(large.status, 413);
      assert.match(large.body.detail, /20 MB/);
      const json = await request(t.app)
        .post(`/api/projects/${id}/attachments`)
        .set('Cookie', clerk.cookie)
        .send({});
      assert.equal(json.status, 415);
      assert.equal(await kept(), before);
      assert.deepEqual(await files(clerk, id), []);
    });

    it('of bidders are theirs alone before the opening: not even their number is shown', async () => {
      const id = await project({
        at: 'bidding.offers',
        facts: { tenderFile: { postQualification: true } as never },
      });
      await upload(clerk, id, PDF, 'a.pdf');
      const own = Buffer.concat([PDF, Buffer.from('bidder')]);
      await upload(bidder, id, own, 'b.pdf');
      assert.deepEqual(await files(bidder, id), ['b.pdf']);
      assert.deepEqual(await files(rival, id), []);
      for (const who of [clerk, station]) assert.deepEqual(await files(who, id), ['a.pdf']);
      assert.equal((await download(station, id, hash(own))).status, 404);
      assert.equal((await download(rival, id, hash(own))).status, 404);
      assert.equal((await download(bidder, id, hash(own))).status, 200);
      assert.equal(
        (await download(bidder, id, hash(PDF))).status,
        404,
        'nor do bidders read the offices’ files',
      );
    });

    it('of bidders are examined by the station at pre-qualification, and read by all who work on it after the opening', async () => {
      const tenderFile = { postQualification: false } as never;
      const examined = await project({ at: 'bidding.qualification', facts: { tenderFile } });
      await upload(bidder, examined, PDF, 'b.pdf');
      assert.deepEqual(await files(station, examined), ['b.pdf']);
      assert.deepEqual(await files(clerk, examined), []);
      const opened = await project({ at: 'selection.evaluation', facts: { openedAt: NOON } });
      await upload(bidder, opened, PDF, 'b.pdf');
      assert.deepEqual(await files(clerk, opened), ['b.pdf']);
      assert.deepEqual(await files(rival, opened), []);
    });

    it('are not told to others by sending the same file', async () => {
      const id = await project({ at: 'bidding.registration' });
      const first = await upload(bidder, id, PDF, 'x.pdf');
      const second = await upload(rival, id, PDF, 'x.pdf');
      const { uploadedAt: _, ...one } = first.body;
      const { uploadedAt: __, ...other } = second.body;
      assert.deepEqual(other, one);
    });

    it('have an end for one bidder', async () => {
      const id = await project();
      const rows = Array.from({ length: 60 }, (_, i) => ({
        project: id,
        sha256: String(i).padStart(64, '0'),
        name: 'a',
        mime: 'x',
        size: 1,
        uploaded_by: rival.account,
        uploaded_at: NOON,
      }));
      await t.admin('attachments').insert(rows);
      const res = await upload(rival, id);
      assert.equal(res.status, 422);
      assert.match(res.body.detail, /最多上传 60 个文件/);
    });
  });

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
