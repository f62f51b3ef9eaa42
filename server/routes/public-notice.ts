/** The notice in words, with questions, answers and amendments: what a bidder reads before deciding. */
import { noticeAnswer } from './portal-answers.js';
import { projectParams } from './project-query.js';
import { route } from './route.js';

export const publicNoticeRoutes = [
  route({
    method: 'get',
    path: '/api/public/projects/:id/notice',
    summary: '公告内容、答疑、澄清与修改 The notice in words, with answers and amendments',
    access: 'public',
    params: projectParams,
    answer: noticeAnswer,
    status: 200,
    keepSeconds: 5,
    handle: ({ params: { id }, deps: { trades } }) => trades.notice(id),
  }),
];
