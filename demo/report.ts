/** Writes what a played case left: every PDF, the trail, and a table of its checkpoints. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from './case.js';
import { issued } from './documents.js';
import type { Played } from './play.js';

interface Trail {
  checkpoints: {
    no: number;
    name: string;
    state: string;
    reason?: string | null;
    doneAt: number | null;
    acts: { name: string; actorName: string; seq: number | null }[];
    documents: { title: string }[];
  }[];
}
export async function report(folder: string, c: Case, played: Played): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const documents = await issued(played.reader, played.id);
  for (const { id, number, title } of documents) {
    const { bytes } = await played.reader.bytes(`/api/documents/${id}`);
    await writeFile(join(folder, `${number}-${title}.pdf`), bytes);
  }
  const trail = await played.reader.get<Trail>(`/api/projects/${played.id}/trail`);
  await writeFile(join(folder, 'trail.json'), `${JSON.stringify(trail, null, 2)}\n`);
  await writeFile(join(folder, 'invented.json'), `${JSON.stringify({ case: c.id, invented: c.invented }, null, 2)}\n`);
  print(c, played, trail, documents.length);
}

const time = (at: number | null) => (at === null ? '' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '));
/** Chinese signs are two columns wide. */
const width = (text: string) => [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
const pad = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - width(text)));
const STATES: Record<string, string> = { not_applicable: '不适用', cut_off: '终止', waiting: '未到', current: '办理中' };

function print(c: Case, played: Played, trail: Trail, documents: number): void {
  console.log(`\n${c.title}(${c.id}) ${played.code}`);
  if (c.invented.length > 0) console.log(`案例未载明、由演示填补的内容:${c.invented.join('、')}`);
  console.log(`${pad('节点', 26)}${pad('完成时间', 18)}${pad('最后办理', 30)}${pad('日志序号', 10)}文书`);
  for (const point of trail.checkpoints) {
    const last = point.acts.at(-1);
    const when = point.doneAt === null ? (STATES[point.state] ?? point.state) : time(point.doneAt);
    const files = point.documents.map((d) => d.title).join('、');
    console.log(`${pad(`${String(point.no).padStart(2)} ${point.name}`, 26)}${pad(when, 18)}${pad(last?.actorName ?? '', 30)}${pad(String(last?.seq ?? ''), 10)}${files}`);
  }
  const done = trail.checkpoints.filter((p) => p.state === 'done').length;
  console.log(`完成节点 ${done}/20,提交事件 ${played.acts.length} 件,文书 ${documents} 份`);
}
