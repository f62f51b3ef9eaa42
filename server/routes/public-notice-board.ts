/** Whoever wants to hear of a village's notices lets a feed reader ask here: Atom, RFC 4287. */
import { z } from 'zod';
import { noticeBoard } from '../../db/queries/public-notice-board.js';
import { NotFound } from '../errors.js';
import { atomFeed } from './atom.js';
import { Content, route } from './route.js';

const KEEP_SECONDS = 60;

export const publicNoticeBoardRoutes = [
  route({
    method: 'get',
    path: '/feed/:place',
    summary: '公告订阅(Atom):一村、一镇街或全区的新公告 New public notices of a village, a town or a district',
    notes: '区划代码:区6位,镇街9位,村12位。最近50份公开文书,新的在前。',
    access: 'public',
    params: z.object({ place: z.string().regex(/^(\d{6}|\d{9}|\d{12})$/) }),
    answer: new Content('application/atom+xml; charset=utf-8'),
    status: 200,
    keepSeconds: KEEP_SECONDS,
    async handle({ params: { place: code }, deps: { db, config } }) {
      const board = await noticeBoard(db, code);
      if (!board) throw new NotFound('没有这个村、镇街或区,请核对代码。');
      const { place, notices } = board;
      const url = config.publicUrl ?? '';
      return atomFeed({
        address: `${url}/feed/${code}`,
        title: `${place.name} 交易公告`,
        page: code.length === 12 ? `${url}/village/${code}` : `${url}/projects${code.length === 9 ? `?town=${code}` : ''}`,
        entries: notices.map(({ id, title, issuedAt, project }) => ({
          id,
          title: `${title}：${project.title}`,
          at: issuedAt,
          page: `${url}/projects/${project.id}`,
          file: `${url}/api/documents/${id}`,
          summary: `${project.town.name} ${project.village.name}，项目编号${project.code}`,
        })),
      });
    },
  }),
];
