/** Names of stages, checkpoints, modes, categories and roles in the language of the page; never a raw key. */
import { CHECKPOINTS, STAGES } from '../../server/machines/checkpoints.js';
import { CATEGORIES, DEALINGS, MODES, SIDES } from '../../server/machines/modes.js';
import { ROLES } from '../../server/machines/roles.js';
import { currentLanguage, useLanguage, whenEnglish } from './language.js';
import { chinese } from './punctuation.js';

type English = typeof import('./domain-en.js');
type Names = Readonly<Record<string, string>>;
let english: English | null = null;
whenEnglish(async () => {
  english ??= await import('./domain-en.js');
});

const named = (table: Readonly<Record<string, { name: string }>>): Names =>
  Object.fromEntries(Object.entries(table).map(([key, { name }]) => [key, name]));
const listed = (rows: readonly { key: string; name: string }[]): Names =>
  Object.fromEntries(rows.map((row) => [row.key, row.name]));

const ENDS = { failed: '流标', terminated: '已终止', archived: '已归档' };
const ENDS_EN = { failed: 'Failed', terminated: 'Terminated', archived: 'Archived' };

const CHINESE = {
  stages: { ...listed(STAGES), ...ENDS },
  checkpoints: listed(CHECKPOINTS),
  sides: SIDES,
  modes: named(MODES),
  categories: named(CATEGORIES),
  dealings: DEALINGS,
  roles: ROLES,
  bidders: { asset: '竞买人', procurement: '供应商' },
} satisfies Record<string, Names>;

export type Table = keyof typeof CHINESE;

/** What is not in the table has no name to show. */
export function nameOf(table: Table, key: string): string {
  const ours: Names = CHINESE[table];
  const theirs = currentLanguage() === 'en' && english ? tableIn(english, table)[key] : undefined;
  return theirs ?? chinese(ours[key] ?? '—');
}

function tableIn(words: English, table: Table): Names {
  return table === 'stages' ? { ...words.stages, ...ENDS_EN } : words[table];
}

/** A role that the platform told by its Chinese name, in the language of the page; who holds none is told as they were. */
export function roleNamed(told: string): string {
  const role = Object.entries<string>(ROLES).find(([, name]) => name === told)?.[0];
  return role ? nameOf('roles', role) : chinese(told);
}

/** Draws the component again when the language changes. */
export function useNames(): typeof nameOf {
  useLanguage();
  return nameOf;
}

/** Every key of a table with its name, in the table's order. */
export function choicesOf(table: Table): { key: string; name: string }[] {
  return Object.keys(CHINESE[table]).map((key) => ({ key, name: nameOf(table, key) }));
}
