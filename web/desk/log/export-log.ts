/** All public entries, one JSON object a line, after the signed checkpoint they belong to. */
import { get, query, reach } from '../../api/client.js';
import { saveBlob } from '../act/save-text.js';
import { say } from '../words.js';

const PAGE = 256;

export async function exportLog(onShare: (share: number) => void): Promise<void> {
  const checkpoint = await (await reach('/api/log/checkpoint', {})).text();
  const key = (await (await reach('/api/log/key', {})).text()).trim(); // two lines where the log signs in SM2 too
  const size = Number(checkpoint.split('\n')[1]);
  const lines: string[] = [`${JSON.stringify({ checkpoint, key })}\n`];
  for (let start = 0; start < size; start += PAGE) {
    const { entries } = await get<{ entries: unknown[] }>(
      `/api/log/entries${query({ start, end: Math.min(start + PAGE, size) - 1 })}`,
    );
    lines.push(...entries.map((entry) => `${JSON.stringify(entry)}\n`));
    onShare(Math.min(1, (start + PAGE) / size));
  }
  saveBlob(say('存证-{size}条.jsonl', { size }), new Blob(lines, { type: 'application/x-ndjson' }));
}
