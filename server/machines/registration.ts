/** What the law asks before a trade is there at all: of the first form, and what stands beside its fields. */
import { z } from 'zod';
import { instant, text } from './events/fields.js';
import { hintOf, type Hint } from './hints.js';
import { CATEGORIES, CATEGORY_KEYS, type Category, MODE_KEYS, MODES, type Mode, type Side, SIDES } from './modes.js';
import { type Refusal, refuse } from './refusal.js';
import { type Law, type RuleKey, ruleValue } from './rules/book.js';
import type { Instant } from './time.js';
import { endOfWorkingDays, workingTime } from './working-days.js';

export const GROUNDS = {
  emergency: '应急',
  public_interest: '公益或政府指定',
  single_supplier: '只有唯一供应商',
  small: '小额',
} as const;

export const projectInput = z.strictObject({
  village: z.string().regex(/^\d{12}$/, '须为12位村级区划代码').describe('村(社区)代码'),
  title: text(120).describe('项目名称'),
  category: z.enum(CATEGORY_KEYS as [Category]).describe('类别'),
  mode: z.enum(MODE_KEYS as [Mode]).describe('交易方式'),
  ground: z.enum(Object.keys(GROUNDS) as [keyof typeof GROUNDS]).nullable().default(null).describe('采用协议或谈判方式的情形'),
  emergencyStartedAt: instant.nullable().default(null).describe('应急抢险的开工时刻'),
  groupNo: text(60).nullable().default(null).describe('同批标段的批号'),
});
export type ProjectInput = z.output<typeof projectInput>;

const INQUIRED: readonly Category[] = ['goods', 'services', 'labour'];

export function refuseProject(input: ProjectInput, at: Instant, law: Law): Refusal | null {
  const mode = MODES[input.mode];
  const { side, name } = CATEGORIES[input.category];
  if (!mode.open) return refuse(law, 'mode.open', `“${mode.name}”方式尚未开通,请选用其他方式。`, { pointer: '/mode' });
  if (!(mode.sides as readonly string[]).includes(side)) {
    return refuse(law, 'mode.side', `“${name}”属${SIDES[side]},不能采用“${mode.name}”方式。`, { pointer: '/mode' });
  }
  if (input.mode === 'inquiry' && !INQUIRED.includes(input.category)) {
    return refuse(law, 'mode.side', '询价只用于物资、服务和劳务。', { pointer: '/mode' });
  }
  const needsGround = (input.mode === 'agreement' || input.mode === 'negotiation') && input.emergencyStartedAt === null;
  if (needsGround && input.ground === null) {
    const rule = input.mode === 'agreement' ? 'mode.agreement_grounds' : 'mode.negotiation_grounds';
    return refuse(law, rule, '协议、谈判方式须写明所依据的情形;公开交易两次失败的,请在原项目中改用。', { pointer: '/ground' });
  }
  if (!needsGround && input.ground !== null) return refuse(law, 'mode.agreement_grounds', '公开方式不需要写明特殊情形,请留空。', { pointer: '/ground' });
  if (input.emergencyStartedAt === null) return null;
  if (input.category !== 'repair') return refuse(law, 'emergency.filing', '只有维修抢险可以先行开工。', { pointer: '/emergencyStartedAt' });
  if (input.mode !== 'agreement') return refuse(law, 'emergency.filing', '应急抢险请选择“协议(直接发包)”方式。', { pointer: '/mode' });
  if (input.emergencyStartedAt > at) return refuse(law, 'emergency.filing', '抢险开工时刻不得晚于现在。', { pointer: '/emergencyStartedAt' });
  return null;
}

/** Filing an emergency later than allowed is a flag, never a dead end (domain §4). */
export function lateFiling({ emergencyStartedAt }: Pick<ProjectInput, 'emergencyStartedAt'>, at: Instant, law: Law): string[] {
  if (emergencyStartedAt === null) return [];
  const last = endOfWorkingDays(workingTime(law), emergencyStartedAt, ruleValue(law, 'emergency.filing'));
  return at > last ? ['emergency:late'] : [];
}

/** What has been chosen so far; a hint that another choice would not meet is left out. */
export type Chosen = Partial<Pick<ProjectInput, 'category' | 'mode'>>;

const sideOf = ({ category }: Chosen): Side | null => (category ? CATEGORIES[category].side : null);
const couldBe = <T>(chosen: T | undefined, ...fitting: T[]) => chosen === undefined || fitting.includes(chosen);

/** Each rule with the field it meets, and for which choices. */
const FIELDS: readonly [pointer: string, rule: RuleKey, concerns: (chosen: Chosen) => boolean][] = [
  ['/category', 'mode.construction_land', ({ category }) => category === 'construction_land'],
  ['/mode', 'mode.open', () => true],
  ['/mode', 'mode.side', () => true],
  ['/mode', 'mode.external_lines', (chosen) => sideOf(chosen) === 'procurement'],
  ['/mode', 'emergency.filing', ({ category }) => couldBe(category, 'repair')],
  ['/ground', 'mode.agreement_grounds', () => true],
  ['/ground', 'mode.negotiation_grounds', ({ mode }) => couldBe(mode, 'negotiation')],
  ['/ground', 'decision.small', ({ mode }) => mode === 'agreement' || mode === 'negotiation'],
  ['/emergencyStartedAt', 'emergency.filing', () => true],
];

function boundsOf(pointer: string, rule: RuleKey, chosen: Chosen, law: Law, at: Instant): Pick<Hint, 'earliest' | 'latest' | 'most'> {
  switch (`${pointer} ${rule}`) {
    case '/category mode.construction_land':
      // Reported to the district today, this is when the notice may come at the earliest.
      return { earliest: endOfWorkingDays(workingTime(law), at, ruleValue(law, 'mode.construction_land')) };
    case '/mode mode.external_lines': {
      const lines = ruleValue(law, 'mode.external_lines');
      const works = chosen.category === 'works' || chosen.category === 'repair';
      return { most: (works ? lines.works : chosen.category === 'goods' ? lines.goods : lines.services) - 1 };
    }
    case '/ground decision.small': {
      const small = ruleValue(law, 'decision.small');
      const side = sideOf(chosen);
      return side === null ? {} : { most: (side === 'asset' ? small.leaseYearlyBelow : small.procurementBelow) - 1 };
    }
    case '/emergencyStartedAt emergency.filing':
      return { latest: at };
    default:
      return {};
  }
}

/** What stands beside the fields of the first form: the entries of the rule book that refusals of it name. */
export function registrationHints(chosen: Chosen, law: Law, at: Instant): Hint[] {
  return FIELDS.filter(([, , concerns]) => concerns(chosen)).map(([pointer, rule]) => ({
    ...hintOf(pointer, rule, law),
    ...boundsOf(pointer, rule, chosen, law, at),
  }));
}
