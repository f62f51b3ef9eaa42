/** What may be handed in as the paper itself: it is told before it is sent. */
import { say } from '../words.js';

export const TAKEN = ['pdf', 'jpg', 'jpeg', 'png'];
const LARGEST = 20 * 1024 * 1024;

/** @returns why it will not be taken, or null */
export function refusePaper({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (!TAKEN.includes(name.split('.').at(-1)?.toLowerCase() ?? '')) return say('委托书请用 PDF、JPG 或 PNG');
  if (size > LARGEST) return say('每个文件不超过 20 MB,请压缩后再选');
  return size === 0 ? say('这个文件是空的') : null;
}
