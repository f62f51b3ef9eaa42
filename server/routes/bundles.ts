/** 存证包 of a project, to be checked anywhere else. */
import { projectParams } from './project-query.js';
import { Content, Reply, route } from './route.js';

export const bundleRoutes = [
  route({
    method: 'get',
    path: '/api/projects/:id/bundle',
    summary: '导出存证包(.tar.gz) The bundle from which anybody can verify the trade without the platform',
    notes: '给办理和监督本项目的人,不含个人信息;开标前不能导出。Without personal data; not before the opening.',
    access: 'signed-in',
    params: projectParams,
    answer: new Content('application/gzip'),
    status: 200,
    async handle({ params: { id }, subject, deps: { trades } }) {
      const file = await trades.bundle({ id, subject });
      return new Reply(file, { 'Content-Disposition': `attachment; filename="cunjitong-${id}.tar.gz"` });
    },
  }),
];
