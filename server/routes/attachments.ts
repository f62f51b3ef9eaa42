/** Evidence: uploaded to a project first, then named by its hash in the act it proves. */
import { z } from 'zod';
import {
  countAttachmentsBy,
  fileAttachment,
  findAttachment,
  listAttachments,
  type Whose,
} from '../../db/queries/attachments.js';
import { Forbidden, InvalidInput, NotFound } from '../errors.js';
import { attachmentHeader } from '../files/file-name.js';
import { receiveUpload } from '../files/receive.js';
import type { Subject } from '../people/subject.js';
import { noteLook } from '../transactions/note-look.js';
import { projectParams } from './project-query.js';
import { Content, Reply, route } from './route.js';
import { type Seen, see } from './sight.js';

/** A bidder needs a handful; without an end somebody could fill the disk. */
const MAX_PER_BIDDER = 60;

const attachment = z.object({
  sha256: z.string().describe('文件的 SHA-256,办理时在 evidence 中引用'),
  name: z.string(),
  mime: z.string(),
  size: z.int(),
  uploadedAt: z.int(),
});

/** Before the opening, even the number of bidders' files would tell how many have registered. */
export function readableFiles(subject: Subject, { project, sight, roles }: Seen): Whose {
  if (sight !== 'work') return { account: subject.account, others: 'none' };
  const examines = project.isQualifying && roles.includes('station');
  return { account: subject.account, others: project.biddersAreOpen || examines ? 'all' : 'staff' };
}

export const attachmentRoutes = [
  route({
    method: 'post',
    path: '/api/projects/:id/attachments',
    summary: '上传证明材料 Upload evidence',
    notes: '表单字段 file,一次一个文件,每个不超过 20 MB;PDF、JPG、PNG、DOCX、XLSX。',
    access: 'signed-in',
    params: projectParams,
    upload: true,
    answer: attachment,
    status: 201,
    async handle({ params: { id }, subject, req, deps: { db, files } }) {
      const seen = await see(db, id, subject);
      if (subject.kind === 'bidder') await refuseTooMany(db, id, subject);
      else if (seen.sight !== 'work') throw new Forbidden('您的职责不在本项目,不能上传材料。');
      const { sha256, size, name, type } = await receiveUpload(req, files);
      return fileAttachment(db, {
        project: id,
        account: subject.account,
        sha256,
        size,
        name,
        mime: type,
      });
    },
  }),
  route({
    method: 'get',
    path: '/api/projects/:id/attachments',
    summary: '证明材料清单 Evidence filed with a project',
    access: 'signed-in',
    params: projectParams,
    answer: z.object({ items: z.array(attachment) }),
    status: 200,
    async handle({ params: { id }, subject, deps: { db } }) {
      const whose = readableFiles(subject, await see(db, id, subject));
      return { items: await listAttachments(db, id, whose) };
    },
  }),
  route({
    method: 'get',
    path: '/api/projects/:id/attachments/:sha256',
    summary: '下载证明材料 Download evidence',
    access: 'signed-in',
    params: projectParams.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: new Content('application/octet-stream'),
    status: 200,
    async handle({ params: { id, sha256 }, subject, deps: { db, files } }) {
      const seen = await see(db, id, subject);
      const found = await findAttachment(db, id, sha256, readableFiles(subject, seen));
      if (!found) throw new NotFound('没有这个文件,请核对编号。');
      await noteLook(db, { subject, place: seen.project, project: id, kind: 'attachment', object: sha256 });
      return new Reply(await files.open(sha256), {
        'Content-Type': found.mime,
        'Content-Length': String(found.size),
        'Content-Disposition': attachmentHeader(found.name),
        // Should a browser show it all the same, it is nobody's page.
        'Content-Security-Policy': "default-src 'none'; sandbox",
      });
    },
  }),
];

async function refuseTooMany(
  db: Parameters<typeof countAttachmentsBy>[0],
  project: string,
  { account }: Subject,
): Promise<void> {
  if ((await countAttachmentsBy(db, project, account)) < MAX_PER_BIDDER) return;
  throw new InvalidInput(`每个项目最多上传 ${MAX_PER_BIDDER} 个文件,请合并后再上传。`, {
    code: 'too-many-files',
  });
}
