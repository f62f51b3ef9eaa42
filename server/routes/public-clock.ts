/** The time by which trades close, so that a page can count down to it whatever the visitor's own clock says. */
import { platformClock } from '../../db/queries/platform-clock.js';
import { clockAnswer } from './portal-answers.js';
import { route } from './route.js';

export const publicClockRoutes = [
  route({
    method: 'get',
    path: '/api/public/clock',
    summary: '平台时钟:截止时刻以此为准 The clock that closes trades',
    access: 'public',
    answer: clockAnswer,
    status: 200,
    handle: async ({ deps: { db } }) => ({ now: await platformClock(db) }),
  }),
];
