/** Bidders register themselves. */
import { z } from 'zod';
import { registration } from '../people/registration.js';
import { route } from './route.js';

export const bidderRoutes = [
  route({
    method: 'post',
    path: '/api/bidders',
    summary: '竞买人(供应商)注册 Register as a bidder',
    access: 'public',
    body: registration,
    answer: z.object({
      account: z.uuid(),
      partyCode: z.string().describe('主体编号:决议、进区结果登记时引用'),
    }),
    status: 201,
    handle: ({ body, address, now, deps }) => deps.registerBidder(body, { address, now }),
  }),
];
