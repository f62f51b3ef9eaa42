/** The platform's answers to everybody, typed by the schemas it answers with. */
import type { z } from 'zod';
import type { noticeAnswer, placesAnswer, villageAnswer } from '../../server/routes/portal-answers.js';
import type { publicProjectDetail, publicProjectItem } from '../../server/routes/public-answers.js';

export type ProjectItem = z.output<typeof publicProjectItem>;
export type ProjectDetail = z.output<typeof publicProjectDetail>;
export type Notice = z.output<typeof noticeAnswer>;
export type Places = z.output<typeof placesAnswer>;
export type Village = z.output<typeof villageAnswer>;
