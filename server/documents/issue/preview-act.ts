/**
 * A document as an act would call for it, drawn of what was typed before the act is done. It is kept nowhere, stands in no
 * log, and says of itself that it is a preview; what the act would be refused for, only the door says.
 */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { InvalidInput, NotFound } from '../../errors.js';
import { type Law, lawName } from '../../machines/rules/book.js';
import type { PreviewAsked, PreviewedAct } from '../../transactions/preview-asked.js';
import { readStory, type Story, type StoryEntry } from '../../transactions/story.js';
import { type Renderer, refusalOf } from '../pool.js';
import { type Kind, TEMPLATES } from '../templates/index.js';
import { composed, frame, textFor } from './issue-document.js';
import { type DocumentRow, materialOf } from './material.js';

const PRINTED: Record<PreviewedAct, Kind> = { submit_application: 'application', publish_notice: 'notice' };

export interface PreviewDeps {
  db: Knex;
  lawOf: (version: string) => Law;
  renderer: Pick<Renderer, 'render'>;
}

interface ProjectNow {
  rules: string;
  round: number;
  district: string;
  now: number;
}

const PROJECT_NOW = `
  select rules_version as rules, round, district, platform_clock() as now from projects where id = ?`;

/** @throws NotFound, InvalidInput for what no page could hold */
export async function previewAct({ db, lawOf, renderer }: PreviewDeps, asked: PreviewAsked): Promise<Buffer> {
  const story = await readStory(db, asked.project);
  const project = (await db.raw<{ rows: ProjectNow[] }>(PROJECT_NOW, [asked.project])).rows[0];
  if (!story || !project) throw new NotFound();
  const law = lawOf(project.rules);
  const kind = PRINTED[asked.type];
  const told = withAct(story, actOf(story, asked, { now: project.now, law }));
  const material = await materialOf(db, await rowOf(db, told, kind, project), told, law);
  try {
    const text = await textFor(db, material.row, material);
    const facts = await composed(material, kind);
    const { bytes } = await renderer.render({ kind, ...text.asked, facts, frame: frame(material, kind) });
    return bytes;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    throw new InvalidInput(`这些内容不能排成文书:${refusal}。`);
  }
}

/** The act as if it had just been done, after everything that was. */
function actOf(story: Story, { type, data, account, role }: PreviewAsked, { now, law }: { now: number; law: Law }): StoryEntry {
  const last = story.entries.at(-1);
  const stands = last?.to ?? '';
  return {
    ...{ entryNo: (last?.entryNo ?? 0) + 1, seq: (last?.seq ?? 0) + 1, event: type, at: now, from: stands, to: stands },
    ...{ actor: account, role, rules: lawName(law), secret: false, leaf: '', data, found: {}, personal: null },
  };
}

const withAct = (story: Story, act: StoryEntry): Story => ({ ...story, entries: [...story.entries, act] });

/** With the text that would be in force, the district's own where it has one. */
async function rowOf(db: Knex, story: Story, kind: Kind, { rules, round, district }: ProjectNow): Promise<DocumentRow> {
  const { version, name } = TEMPLATES[kind];
  const edition = (
    await db.raw<{ rows: { edition: number | null }[] }>('select template_edition(?, ?, ?) as edition', [district, kind, version])
  ).rows[0]?.edition;
  return {
    ...{ id: randomUUID(), project: story.id, number: '预览稿', kind, title: `${name}（预览，尚未提交）` },
    ...{ round, entry_no: story.entries.at(-1)?.entryNo ?? 0, audience: 'work', rules_version: rules, state: 'pending', tries: 0 },
    template: edition == null ? String(version) : `${version}.${edition}`,
  };
}
