/**
 * Where a district words documents in its own way: it takes the platform's text, changes it, looks at it as a PDF, and
 * a second person puts it in force. The next document uses it; those that were issued keep the text they were made of.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { summaries, type TemplateText, textById, textsOf } from '../../../db/queries/template-texts.js';
import { canonicalBytes } from '../../audit/canonical.js';
import { InvalidInput, NotFound, Problem } from '../../errors.js';
import { type Renderer, type RenderRequest, refusalOf } from '../pool.js';
import type { Template, TemplateBlock } from '../template.js';
import { type Kind, TEMPLATES } from '../templates/index.js';
import { faultsOfText } from './check-text.js';
import { factsToUse } from './facts-to-use.js';
import { recorded } from './recorded.js';
import { sampleFacts } from './sample-facts.js';
import { readBlocks } from './text-blocks.js';
import { decideText, insertText, withdrawText } from './write-text.js';

const MOST_FAULTS_SHOWN = 20;

/** Who asks: an administrator, and of which district. */
export interface Editor {
  account: string;
  district: string;
}

export interface NewDraft {
  blocks: unknown;
  note: string;
}

export function templateOffice({ db, renderer }: { db: Knex; renderer: Pick<Renderer, 'render'> }) {
  return {
    async list({ district }: Editor) {
      const known = await summaries(db, district);
      return Object.values<Template>(TEMPLATES).map(({ kind, name, version }) => {
        const own = known.find((k) => k.kind === kind && k.base === version);
        const drafts = known.filter((k) => k.kind === kind).reduce((n, k) => n + k.drafts, 0);
        return { kind, name, version, edition: own?.edition ?? null, drafts };
      });
    },

    /** The text in force, the platform's own, and every edition there has been. */
    async read({ district }: Editor, kind: string) {
      const { name, version, blocks, facts } = platformText(kind);
      const texts = await textsOf(db, district, kind);
      const inForce = texts.find((t) => t.state === 'approved' && t.base === version) ?? null;
      return {
        kind,
        name,
        version,
        edition: inForce?.edition ?? null,
        blocks: inForce?.blocks ?? blocks,
        platformBlocks: blocks,
        facts: factsToUse(facts),
        editions: texts.map(({ blocks: _, district: __, madeBy: ___, ...text }) => text),
      };
    },

    /** @throws InvalidInput with every fault and its place; nothing that could not be printed is kept */
    async draft({ account, district }: Editor, kind: string, { blocks, note }: NewDraft) {
      const base = platformText(kind);
      const read = checked(base, blocks);
      const id = randomUUID();
      const sha256 = hashOf(read);
      const text = { id, district, kind, base: base.version, blocks: read, sha256, note, madeBy: account };
      return recorded(db, account, async (trx) => {
        const edition = await insertText(trx, text);
        if (edition === null) throw new Problem('busy', 409, '另一份修改刚刚提交,请刷新后再提交。');
        const data = { id, district, kind, base: base.version, edition, sha256 };
        return { event: 'text_proposed', data, value: { id, edition, sha256 } };
      });
    },

    async readDraft(editor: Editor, id: string) {
      const { district: _, madeBy, ...text } = await own(db, editor, id);
      return { ...text, mine: madeBy === editor.account };
    },

    /** The second person's word. */
    async decide(editor: Editor, id: string, decision: { approve: boolean; reason: string | null }) {
      const text = await own(db, editor, id);
      refuseClosed(text);
      if (text.madeBy === editor.account)
        throw new Problem('second-person', 422, '修改须由另一位区管理员审定,提交人不能自己审定。');
      const base = platformText(text.kind);
      if (decision.approve && text.base !== base.version)
        throw new Problem('outdated', 409, '平台文本已有新版本,请在新版本上重新修改。');
      // The program may have become stricter since it was saved.
      if (decision.approve) checked(base, text.blocks);
      await recorded(db, editor.account, async (trx) => {
        if (!(await decideText(trx, { id, by: editor.account, ...decision })))
          throw new Problem('overtaken', 409, '已有更新的版本生效,较早的修改不能再启用;可以另提一份修改。');
        return { event: decision.approve ? 'text_approved' : 'text_rejected', data: { id }, value: undefined };
      });
    },

    /** Whoever handed it in thought better of it; the row stays, as its edition was told and the log names it. */
    async withdraw(editor: Editor, id: string) {
      const text = await own(db, editor, id);
      refuseClosed(text);
      if (text.madeBy !== editor.account)
        throw new Problem('own-only', 422, '修改只能由提交人撤回;您不同意的,请写明理由,不予通过。');
      await recorded(db, editor.account, async (trx) => {
        if (!(await withdrawText(trx, { id, by: editor.account })))
          throw new Problem('decided', 409, '这份修改刚刚有了决定,请刷新后查看。');
        return { event: 'text_withdrawn', data: { id }, value: undefined };
      });
    },

    /** Before it is handed in: checked like a draft, drawn, and kept nowhere. @throws InvalidInput with every fault */
    async look(kind: string, blocks: unknown, frozen: FrozenDocument | null): Promise<Buffer> {
      const base = platformText(kind);
      return specimen(renderer, base, checked(base, blocks), frozen);
    },

    /** With the facts of a document that was issued, or with the names of facts in their places. */
    async preview(editor: Editor, id: string, frozen: FrozenDocument | null): Promise<Buffer> {
      const text = await own(db, editor, id);
      const base = platformText(text.kind);
      if (text.base !== base.version)
        throw new Problem('outdated', 409, '平台文本已有新版本,不能再按旧版本预览。');
      return specimen(renderer, base, text.blocks as TemplateBlock[], frozen);
    },
  };
}
export type TemplateOffice = ReturnType<typeof templateOffice>;

/** What was frozen with a document. */
export interface FrozenDocument {
  kind: string;
  facts: unknown;
  frame: { title?: string } & Record<string, unknown>;
}

function platformText(kind: string): Template {
  if (!Object.hasOwn(TEMPLATES, kind)) throw new NotFound('没有这种文书。');
  return TEMPLATES[kind as Kind];
}

/** What is withdrawn or decided stays as it is. */
function refuseClosed({ state }: TemplateText): void {
  if (state === 'withdrawn') throw new Problem('already-withdrawn', 409, '这份修改已由提交人撤回。');
  if (state !== 'draft') throw new Problem('decided', 409, '这份修改已经有了决定。');
}

/** 样张: it says on every page that it is none. */
async function specimen(
  renderer: Pick<Renderer, 'render'>,
  base: Template,
  blocks: readonly TemplateBlock[],
  frozen: FrozenDocument | null,
): Promise<Buffer> {
  if (frozen && frozen.kind !== base.kind)
    throw new InvalidInput('所选文书与模板不是同一种,请另选一份。');
  const { facts, frame } = frozen ?? sample(base);
  const shown = { ...frame, title: `${frame.title ?? base.name}（样张）` };
  const request: unknown = { kind: base.kind, version: base.version, blocks, facts, frame: shown };
  try {
    return (await renderer.render(request as RenderRequest<Kind>)).bytes;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    throw new InvalidInput(`不能预览:${refusal}。`);
  }
}

function checked(base: Template, blocks: unknown): TemplateBlock[] {
  const read = readBlocks(blocks);
  const errors = read.success
    ? faultsOfText(base, read.data)
    : read.error.issues.map((issue) => ({
        pointer: `/blocks${issue.path.map((step) => `/${String(step)}`).join('')}`,
        message: `第${Number(issue.path[0] ?? 0) + 1}块:${issue.message}`,
      }));
  if (read.success && errors.length === 0) return read.data;
  const [first] = errors;
  throw new InvalidInput(`文本有${errors.length}处问题,例如:${first?.message}。`, {
    errors: errors.slice(0, MOST_FAULTS_SHOWN),
  });
}

/** Over the canonical blocks, whose only fractions, widths and millimetres, stand in thousandths there. */
function hashOf(blocks: TemplateBlock[]): string {
  const whole = JSON.parse(JSON.stringify(blocks), (_key, value) =>
    typeof value === 'number' ? Math.round(value * 1_000) : value,
  );
  return createHash('sha256').update(canonicalBytes(whole)).digest('hex');
}

/** Another district's text is not there for this one. */
async function own(db: Knex, editor: Editor, id: string): Promise<TemplateText> {
  const text = await textById(db, id);
  if (text?.district !== editor.district) throw new NotFound('没有这份修改。');
  return text;
}

function sample(base: Template): FrozenDocument {
  return {
    kind: base.kind,
    facts: sampleFacts(base.facts),
    frame: {
      number: '样张',
      projectName: '〔项目名称〕',
      projectCode: '〔项目编号〕',
      round: 1,
      documentVersion: 1,
      issuer: '〔签发单位〕',
      issuedAt: Date.parse('2025-07-02T09:00:00+08:00'),
      rulesVersion: '〔适用规则〕',
    },
  };
}
