/** The address that the start prints leads somewhere: to the description of the API, until the portal stands here. */
import { Content, Reply, route } from './route.js';

export const homeRoutes = [
  route({
    method: 'get',
    path: '/',
    summary: '首页 Leads to this description',
    access: 'public',
    answer: new Content('text/plain; charset=utf-8'),
    status: 200,
    handle: () => new Reply('接口说明: /api/docs\n', { Location: '/api/docs' }, 302),
  }),
];
