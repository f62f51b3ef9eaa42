/** Documents that the platform issues. */
import { z } from 'zod';
import {
  type DocumentRow,
  findDocument,
  listDocuments,
  WINNERS_CHECKPOINTS,
} from '../../db/queries/documents.js';
import { NotFound, Problem } from '../errors.js';
import { attachmentHeader } from '../files/file-name.js';
import { noteLook } from '../transactions/note-look.js';
import { projectParams } from './project-query.js';
import { Content, Reply, route } from './route.js';
import { type Seen, see } from './sight.js';

const RETRY_SECONDS = 2;

/** Who reads which document; the only place that says so. */
export function mayRead(
  document: Pick<DocumentRow, 'audience' | 'checkpoint' | 'roundIsOpen'>,
  seen: Seen,
): boolean {
  const { audience, checkpoint, roundIsOpen } = document;
  if (audience === 'public') return seen.project.publicAt !== null || seen.sight === 'work';
  if (audience === 'work') {
    return (
      seen.sight === 'work' || (seen.project.isWinner && WINNERS_CHECKPOINTS.has(checkpoint ?? ''))
    );
  }
  // A bidder's own: of those who work on the trade, too, once that tells nobody more than the opening did.
  return (
    audience === seen.project.own ||
    (seen.sight === 'work' && seen.project.biddersAreOpen && roundIsOpen)
  );
}

/** Whose paper it is, where it is one bidder's. */
const bidderOf = (audience: string) => (audience === 'public' || audience === 'work' ? null : audience);

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
          number: z.string().describe('文书编号,印在文书上'),
          title: z.string(),
          checkpoint: z.string().nullable(),
          round: z.int(),
          bidder: z.string().nullable().describe('报名、报价、审查等文书是哪个子账号的;开标前只有本人看得到自己的'),
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
      const afterOpening = seen.sight === 'work' && seen.project.biddersAreOpen;
      const rows = await listDocuments(db, id, { audiences, afterOpening });
      const items = rows
        .filter((row) => mayRead(row, seen))
        .map(({ project: _, audience, roundIsOpen: __, ...row }) => ({ ...row, bidder: bidderOf(audience) }));
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
      if (document.audience !== 'public') await noteLook(db, { subject, place: seen.project, project: document.project, kind: 'document', object: id });
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
