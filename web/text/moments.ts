/** Instants and civil dates in words, always of Asia/Shanghai, whatever the visitor's computer is set to. */
import { DAY, dateOf, timeOfDay } from '../../server/machines/time.js';
import { currentLanguage } from './language.js';

const WEEKDAYS = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Parts {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hours: string;
  minutes: string;
  seconds: string;
}

function partsOf(at: number): Parts {
  const [year = 0, month = 0, day = 0] = dateOf(at).split('-').map(Number);
  const within = timeOfDay(at);
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return {
    year,
    month,
    day,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
    hours: two(within / HOUR),
    minutes: two((within % HOUR) / MINUTE),
    seconds: two((within % MINUTE) / 1000),
  };
}

/** 2025年7月7日（周一）16:00 */
export function moment(at: number): string {
  const { hours, minutes } = partsOf(at);
  return currentLanguage() === 'en' ? `${day(at)}, ${hours}:${minutes}` : `${day(at)}${hours}:${minutes}`;
}

/** 2025年7月7日（周一） */
export function day(at: number): string {
  const { year, month, day: of, weekday } = partsOf(at);
  if (currentLanguage() === 'en') return `${WEEKDAYS.en[weekday]} ${of} ${MONTHS[month - 1]} ${year}`;
  return `${year}年${month}月${of}日（周${WEEKDAYS.zh[weekday]}）`;
}

/** 7月7日 */
export function shortDay(at: number): string {
  const { month, day: of } = partsOf(at);
  return currentLanguage() === 'en' ? `${of} ${MONTHS[month - 1]}` : `${month}月${of}日`;
}

/** 7月7日16:00 */
export function shortMoment(at: number): string {
  const { hours, minutes } = partsOf(at);
  return `${shortDay(at)}${currentLanguage() === 'en' ? ', ' : ''}${hours}:${minutes}`;
}

/** 2028年8月 */
export const shortMonth = (at: number): string => civilMonth(dateOf(at));

/** A month or date as stored, `2028-08`, as the month that it is or lies in: 2028年8月 */
export function civilMonth(stored: string): string {
  const [year = 0, month = 0] = stored.split('-').map(Number);
  return currentLanguage() === 'en' ? `${MONTHS[month - 1] ?? ''} ${year}` : `${year}年${month}月`;
}

/** 2025-07-07 16:00:00, where the second decides. */
export function exactly(at: number): string {
  const { hours, minutes, seconds } = partsOf(at);
  return `${dateOf(at)} ${hours}:${minutes}:${seconds}`;
}

/** A civil date as stored, `2025-07-07`, in words. */
export function civilDay(date: string): string {
  const [year = 0, month = 0, of = 0] = date.split('-').map(Number);
  if (currentLanguage() === 'en') return `${of} ${MONTHS[month - 1] ?? ''} ${year}`;
  return `${year}年${month}月${of}日`;
}

export interface Span {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

export function spanOf(millis: number): Span {
  const left = Math.max(0, millis);
  return {
    days: Math.floor(left / DAY),
    hours: Math.floor((left % DAY) / HOUR),
    minutes: Math.floor((left % HOUR) / MINUTE),
    seconds: Math.floor((left % MINUTE) / 1000),
  };
}
