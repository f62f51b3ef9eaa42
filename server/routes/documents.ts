/** Documents that the platform issues. */
import { z } from 'zod';
import { type DocumentRow, findDocument, listDocuments } from '../../db/queries/documents.js';
import { NotFound, Problem } from '../errors.js';
import { attachmentHeader } from '../files/file-name.js';
import { projectParams } from './project-query.js';
import { Content, Reply, route } from './route.js';
import { type Seen, see } from './sight.js';

const RETRY_SECONDS = 2;
/** Papers that the winner has a part in, as the other side of the contract. */
const WINNERS_CHECKPOINTS = new Set(['award', 'signing', 'filing', 'handover', 'acceptance']);

/** Who reads which document; the only place that says so. */
export function mayRead(
  document: Pick<DocumentRow, 'audience' | 'checkpoint'>,
  seen: Seen,
): boolean {
  const { audience, checkpoint } = document;
  if (audience === 'public') return seen.project.publicAt !== null || seen.sight === 'work';
  if (audience === 'work') {
    return (
      seen.sight === 'work' || (seen.project.isWinner && WINNERS_CHECKPOINTS.has(checkpoint ?? ''))
    );
  }
  return audience === seen.project.own;
}

export const documentRoutes = [
  route({
    method: 'get',
    path: '/api/projects/:id/documents',
    summary: '文书清单 Documents issued in a project',
    access: 'visitor',
    params: projectParams,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          number: z.string().nullable().describe('文书编号;公众清单不显示'),
          title: z.string(),
          checkpoint: z.string().nullable(),
          round: z.int(),
          state: z.enum(['pending', 'issued', 'failed']),
          sha256: z.string().nullable(),
          size: z.int().nullable(),
          pages: z.int().nullable(),
          createdAt: z.int(),
          issuedAt: z.int().nullable(),
        }),
      ),
    }),
    status: 200,
    async handle({ params: { id }, subject, deps: { db } }) {
      const seen = await see(db, id, subject);
      const audiences = ['public', 'work', ...(seen.project.own ? [seen.project.own] : [])];
      const rows = await listDocuments(db, id, audiences);
      const items = rows
        .filter((row) => mayRead(row, seen))
        .map(({ project: _, audience: __, number, ...row }) => ({
          ...row,
          // Numbers run through all documents of a project, receipts to bidders included.
          number: seen.sight === 'work' ? number : null,
        }));
      return { items };
    },
  }),
  route({
    method: 'get',
    path: '/api/documents/:id',
    summary: '文书(PDF) A document as PDF',
    notes: '尚在生成时答 409 并带 Retry-After。409 with Retry-After while it is being made.',
    access: 'visitor',
    params: projectParams,
    answer: new Content('application/pdf'),
    status: 200,
    async handle({ params: { id }, subject, deps: { db, files } }) {
      const document = await findDocument(db, id);
      if (!document) throw new NotFound();
      const seen = await see(db, document.project, subject);
      if (!mayRead(document, seen)) throw new NotFound();
      const { state, sha256, size, title } = document;
      if (state === 'issued' && sha256 !== null) {
        return new Reply(await files.open(sha256), {
          'Content-Disposition': attachmentHeader(`${title}.pdf`).replace(/^attachment/, 'inline'),
          ...(size === null ? {} : { 'Content-Length': String(size) }),
        });
      }
      throw state === 'failed' ? failed(title) : pending(title);
    },
  }),
];

const pending = (title: string) =>
  new Problem('document-pending', 409, `《${title}》正在生成,请几秒后再打开。`, {
    retryAfter: RETRY_SECONDS,
  });

const failed = (title: string) =>
  new Problem('document-failed', 409, `《${title}》没有生成成功,管理员已收到提示,会重新生成。`);
