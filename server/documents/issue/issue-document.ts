/**
 * The second half of a document's way: facts from the log → drawn in a worker → bytes in the store → hash in the log.
 * Run twice, or ten times at once, it issues once; killed at any point, it is simply run again, because until the
 * last transaction nothing has happened that a second run would not do in the same way.
 */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { FileStore } from '../../files/store.js';
import { canonicalBytes } from '../../audit/canonical.js';
import { textOfEdition } from '../../../db/queries/template-texts.js';
import { settleProject } from '../../transactions/advance.js';
import type { Door } from '../../transactions/door.js';
import type { Renderer } from '../pool.js';
import type { Frame } from '../frame.js';
import type { Signer } from '../signing/signer.js';
import type { TemplateBlock } from '../template.js';
import type { FactsOf, Kind } from '../templates/index.js';
import { COMPOSERS } from './composers.js';
import { type DocumentRow, type Material, ownerOf, readMaterial } from './material.js';
import { recordFailure } from './record-failure.js';
import { type IssuedDocument, recordIssue } from './record-issue.js';

export interface IssueDeps {
  db: Knex;
  door: Door;
  renderer: Renderer;
  store: FileStore;
  /** None: what was drawn is what is issued. */
  signer?: Signer | undefined;
}

type Outcome = 'issued' | 'already issued' | 'gone' | 'given up';

/** How often what fell due meanwhile is settled before the issue is logged. */
const MOST_SETTLINGS = 5;

/** @throws while the document may still be tried again; the job's queue waits longer each time */
export async function issueDocument(deps: IssueDeps, { id }: { id: string }): Promise<Outcome> {
  const row = await deps.db<DocumentRow>('documents').where({ id }).first();
  if (!row) return 'gone';
  if (row.state === 'issued') return 'already issued';
  try {
    return await issue(deps, row);
  } catch (error) {
    if ((await recordFailure(deps.db, row, error)) === 'given up') return 'given up';
    throw error;
  }
}

async function issue(deps: IssueDeps, row: DocumentRow): Promise<Outcome> {
  const { db, door, renderer, store, signer } = deps;
  const material = await readMaterial(db, row, door.law);
  const kind = row.kind as Kind;
  const frozen = { facts: await composed(material, kind), frame: frame(material, kind) };
  const text = await textFor(db, row, material);
  const rendered = await renderer.render({ kind, ...text.asked, ...frozen });
  const drawn = await store.put(rendered.bytes);
  const signed = await signer?.sign(rendered.bytes, { number: row.number });
  const stored = signed ? await store.put(signed) : drawn;
  const issued: IssuedDocument = {
    sha256: stored.sha256,
    renderedSha256: drawn.sha256,
    signer: signer?.name ?? 'none',
    size: stored.size,
    pages: rendered.pages,
    template: { kind, version: rendered.templateVersion, ...text.named },
    frozen,
    factsHash: createHash('sha256').update(canonicalBytes(frozen)).digest('hex'),
  };
  for (let n = 0; n < MOST_SETTLINGS; n += 1) {
    const recorded = await recordIssue(db, row, issued);
    if (recorded !== 'due') return recorded;
    // Entries of one project follow each other in time: what is due comes first.
    await settleProject(door, row.project);
  }
  throw new Error(`document ${row.number}: the project is due again and again`);
}

export interface ChosenText {
  /** Of the renderer. */
  asked: { version: number; blocks?: readonly TemplateBlock[] };
  /** In the log, where it is not the platform's own. */
  named: { edition?: number; sha256?: string };
}

/** The text that was in force when the document was called for: the platform's, or an edition of the district's own. */
export async function textFor(db: Knex, row: DocumentRow, m: Material): Promise<ChosenText> {
  const [version, edition] = row.template.split('.').map(Number);
  if (version === undefined || edition === undefined) return { asked: { version: version ?? 0 }, named: {} };
  const district = m.story.district.code;
  const own = await textOfEdition(db, { district, kind: row.kind, base: version, edition });
  if (!own) throw new Error(`no text ${row.kind} ${row.template} of ${district}`);
  return {
    asked: { version, blocks: own.blocks as TemplateBlock[] },
    named: { edition, sha256: own.sha256 },
  };
}

/** Without absent facts: what is frozen is JSON and is hashed as such. */
export async function composed(material: Material, kind: Kind): Promise<FactsOf<typeof kind>> {
  const composer = COMPOSERS[kind];
  if (!composer) throw new Error(`no composer for ${kind}`);
  return JSON.parse(JSON.stringify(await composer.compose(material)));
}

/** Dated by the act that called for it, not by the job that happened to draw it. */
export function frame(m: Material, kind: Kind): Omit<Frame, 'checkUrl'> {
  const { issuer, perAct } = COMPOSERS[kind];
  const before = m.earlier.filter(
    // Others' receipts are no versions of one's own.
    (d) => d.kind === m.row.kind && d.round === m.row.round && ownerOf(d) === m.owner,
  );
  return {
    number: m.row.number,
    title: m.row.title,
    projectName: m.story.title,
    projectCode: m.story.code,
    round: m.row.round,
    documentVersion: perAct ? 1 : before.length + 1,
    issuer: issuer(m),
    issuedAt: m.entry.at,
    rulesVersion: `交易规则（${m.row.rules_version}版）`,
  };
}
