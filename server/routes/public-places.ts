/** Where trades take place: for filters, and for the page behind a village's QR code. */
import { z } from 'zod';
import { publicPlaces, publicVillage } from '../../db/queries/public-places.js';
import { NotFound } from '../errors.js';
import { placesAnswer, villageAnswer } from './portal-answers.js';
import { route } from './route.js';

const KEEP_PLACES_SECONDS = 60;
const KEEP_SECONDS = 5;

export const publicPlacesRoutes = [
  route({
    method: 'get',
    path: '/api/public/places',
    summary: '镇街与村(社区) Towns and villages',
    access: 'public',
    answer: placesAnswer,
    status: 200,
    keepSeconds: KEEP_PLACES_SECONDS,
    handle: async ({ deps: { db } }) => ({ towns: await publicPlaces(db) }),
  }),
  route({
    method: 'get',
    path: '/api/public/villages/:code',
    summary: '村公开页:交易宗数与累计交易额 A village’s public page',
    access: 'public',
    params: z.object({ code: z.string().regex(/^\d{12}$/) }),
    answer: villageAnswer,
    status: 200,
    keepSeconds: KEEP_SECONDS,
    async handle({ params: { code }, deps: { db } }) {
      const village = await publicVillage(db, code);
      if (!village) throw new NotFound('没有这个村(社区),请核对二维码或代码。');
      return village;
    },
  }),
];
