/** Where a district words documents in its own way, and a second person puts that in force. */
import { z } from 'zod';
import { frozenOf } from '../../db/queries/documents.js';
import { exampleDocuments } from '../../db/queries/template-texts.js';
import { Forbidden, NotFound } from '../errors.js';
import { administeredBy } from '../people/policy.js';
import type { Subject } from '../people/subject.js';
import { noteLook } from '../transactions/note-look.js';
import { mayRead } from './documents.js';
import { projectParams } from './project-query.js';
import { Content, Reply, route } from './route.js';
import { see } from './sight.js';

const kindParams = z.strictObject({ kind: z.string().regex(/^[a-z-]{1,60}$/, '没有这种文书') });
const edition = z.int().nullable().describe('生效的本区版本;空为平台文本');
const blocks = z.array(z.unknown()).describe('文本块,见 docs/templates.md');
const state = z.enum(['draft', 'approved', 'rejected', 'withdrawn']);
const editionFields = {
  id: z.uuid(),
  kind: z.string(),
  base: z.int().describe('所依据的平台文本版本'),
  edition: z.int(),
  sha256: z.string(),
  note: z.string(),
  madeByName: z.string(),
  madeAt: z.int(),
  state,
  decidedByName: z.string().nullable(),
  decidedAt: z.int().nullable(),
  reason: z.string().nullable(),
  withdrawnAt: z.int().nullable().describe('提交人撤回的时刻'),
};

/** Of the district that whoever asks administers. */
function editorOf(subject: Subject) {
  const [district] = administeredBy(subject);
  if (district === undefined) throw new Forbidden('文书模板由本区的区管理员维护。');
  return { account: subject.account, district };
}

export const templateRoutes = [
  route({
    method: 'get',
    path: '/api/templates',
    summary: '文书模板 Templates of documents, and which are the district’s own',
    access: 'district',
    answer: z.object({
      items: z.array(
        z.object({
          kind: z.string(),
          name: z.string(),
          version: z.int().describe('平台文本版本'),
          edition,
          drafts: z.int().describe('待审定的修改'),
        }),
      ),
    }),
    status: 200,
    handle: async ({ subject, deps }) => ({ items: await deps.templates.list(editorOf(subject)) }),
  }),
  route({
    method: 'get',
    path: '/api/templates/:kind',
    summary: '一种文书的模板 The text in force, the platform’s own, and every edition',
    access: 'district',
    params: kindParams,
    answer: z.object({
      kind: z.string(),
      name: z.string(),
      version: z.int(),
      edition,
      blocks,
      platformBlocks: blocks,
      facts: z
        .array(
          z.object({
            path: z.string(),
            kind: z.string(),
            optional: z.boolean(),
            values: z.array(z.string()).optional(),
          }),
        )
        .describe('可以写进文本的内容'),
      editions: z.array(z.object(editionFields)),
    }),
    status: 200,
    handle: ({ subject, params, deps }) => deps.templates.read(editorOf(subject), params.kind),
  }),
  route({
    method: 'get',
    path: '/api/templates/:kind/documents',
    summary: '可用来看样张的文书 Documents of the kind that everybody may read, to look at a text with',
    access: 'district',
    params: kindParams,
    answer: z.object({
      items: z.array(
        z.object({ id: z.uuid(), number: z.string(), project: z.string(), issuedAt: z.int() }),
      ),
    }),
    status: 200,
    handle: async ({ subject, params, deps }) => ({
      items: await exampleDocuments(deps.db, editorOf(subject).district, params.kind),
    }),
  }),
  route({
    method: 'post',
    path: '/api/templates/:kind/preview',
    summary: '提交前预览(PDF) Look at a text before it is handed in, with sample facts or those of a public document',
    notes: '只给区管理员;不留存,不写入存证,有问题的照提交时指出。Kept nowhere; faults are told as when it is handed in.',
    // Changes nothing, so that it asks for the role and for no code.
    access: 'signed-in',
    params: kindParams,
    body: z.strictObject({
      blocks: z.array(z.unknown()).min(1).max(200),
      document: z.uuid().nullable().default(null).describe('用这份已公开文书的内容;空则用样例'),
    }),
    answer: new Content('application/pdf'),
    status: 200,
    async handle({ subject, params, body, deps }) {
      const { district } = editorOf(subject);
      const frozen = body.document ? await publicOne(deps.db, body.document, { subject, district }) : null;
      const bytes = await deps.templates.look(params.kind, body.blocks, frozen);
      return new Reply(bytes, { 'Content-Disposition': 'inline' });
    },
  }),
  route({
    method: 'post',
    path: '/api/templates/:kind/drafts',
    summary: '提交模板修改 Hand in a text; what could not be printed is refused with its place',
    notes:
      '平台文本载明的内容、条款、表格和签署方不得省略。What the platform’s text shows may be worded otherwise, not left out.',
    access: 'district',
    params: kindParams,
    body: z.strictObject({
      blocks: z.array(z.unknown()).min(1).max(200),
      note: z.string().trim().min(1, '请写明修改的理由').max(500),
    }),
    answer: z.object({ id: z.uuid(), edition: z.int(), sha256: z.string() }),
    status: 201,
    handle: ({ subject, params, body, deps }) =>
      deps.templates.draft(editorOf(subject), params.kind, body),
  }),
  route({
    method: 'get',
    path: '/api/templates/drafts/:id',
    summary: '一份修改 One edition with its text',
    access: 'district',
    params: projectParams,
    answer: z.object({ ...editionFields, blocks, mine: z.boolean().describe('由本人提交,须他人审定') }),
    status: 200,
    handle: ({ subject, params, deps }) => deps.templates.readDraft(editorOf(subject), params.id),
  }),
  route({
    method: 'get',
    path: '/api/templates/drafts/:id/preview',
    summary: '预览(PDF) Look at a text as PDF, with real or sample facts',
    access: 'district',
    params: projectParams,
    query: z.strictObject({ document: z.uuid().optional().describe('用这份文书的内容;不填用样例') }),
    answer: new Content('application/pdf'),
    status: 200,
    async handle({ subject, params, query, deps }) {
      const editor = editorOf(subject);
      const frozen = query.document ? await readable(deps.db, query.document, subject) : null;
      return deps.templates.preview(editor, params.id, frozen);
    },
  }),
  route({
    method: 'post',
    path: '/api/templates/drafts/:id/withdraw',
    summary: '撤回本人提交的修改 Take back one’s own text before it is decided; the log keeps that it was there',
    access: 'district',
    params: projectParams,
    answer: null,
    status: 204,
    handle: ({ subject, params, deps }) => deps.templates.withdraw(editorOf(subject), params.id),
  }),
  route({
    method: 'post',
    path: '/api/templates/drafts/:id/decision',
    summary: '审定模板修改 A second person puts a text in force or rejects it',
    access: 'district',
    params: projectParams,
    body: z.strictObject({
      approve: z.boolean(),
      reason: z.string().trim().max(500).nullable().default(null),
    }),
    answer: null,
    status: 204,
    handle: ({ subject, params, body, deps }) => deps.templates.decide(editorOf(subject), params.id, body),
  }),
];

/** What was frozen with a document that whoever asks may read. */
async function readable(db: Parameters<typeof see>[0], id: string, subject: Subject) {
  const found = await frozenOf(db, id);
  if (!found) throw new NotFound('没有这份文书,或者尚未生成。');
  const { document, frozen } = found;
  const seen = await see(db, document.project, subject);
  if (!mayRead(document, seen)) throw new NotFound('没有这份文书,或者尚未生成。');
  if (document.audience !== 'public')
    await noteLook(db, { subject, place: seen.project, project: document.project, kind: 'document', object: id });
  return frozen;
}

/** What was frozen with a document of this district that everybody may read: looking at it leaves no note. */
async function publicOne(db: Parameters<typeof see>[0], id: string, { subject, district }: { subject: Subject; district: string }) {
  const none = new NotFound('没有这份文书,或者尚未公开。');
  const found = await frozenOf(db, id);
  if (found?.document.audience !== 'public') throw none;
  const { project } = await see(db, found.document.project, subject);
  if (project.publicAt === null || project.district !== district) throw none;
  return found.frozen;
}
