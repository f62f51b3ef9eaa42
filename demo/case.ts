/**
 * A case file: facts of a real published trade, in yuan, as the notices gave them. What they did not give is filled
 * in here and marked as invented, so that nobody takes it for a fact.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const monthDay = z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/);

export const caseFile = z.looseObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  side: z.enum(['asset', 'procurement']),
  mode: z.string(),
  title: z.string(),
  village: z.string().optional(),
  villageName: z.string().optional(),
  townName: z.string().optional(),
  published: monthDay.optional(),
  selected: monthDay.optional(),
  bidders: z.int().min(1).max(500).optional(),
  reservePerYear: z.number().positive().optional(),
  reserve: z.number().positive().optional(),
  ceiling: z.number().positive().optional(),
  deposit: z.number().min(0).optional(),
  escalation: z.string().optional(),
  termYears: z.int().min(1).max(20).optional(),
  category: z.string().optional(),
  year: z.int().optional(),
});
export type CaseFile = z.output<typeof caseFile>;

/** A case with everything that playing it needs; amounts in fen. */
export interface Case {
  id: string;
  title: string;
  side: 'asset' | 'procurement';
  category: string;
  mode: string;
  ground: string | null;
  village: string;
  published: string;
  /** The day of opening and selection. */
  selected: string | null;
  bidders: number;
  /** Yearly reserve (asset) or ceiling (procurement). */
  limit: number;
  deposit: number;
  termMonths: number | null;
  escalation: number;
  invented: string[];
}

const DEMO_VILLAGE = '330203102901';
const OPEN_MODES = ['sealed', 'scored', 'comparison', 'inquiry', 'negotiation', 'agreement', 'external'];

/** Fills what a notice did not give. Every filled field is named in `invented`. */
export function complete(file: CaseFile): Case {
  const invented: string[] = [];
  const or = <T>(name: string, value: T | undefined, otherwise: T): T => {
    if (value !== undefined) return value;
    invented.push(name);
    return otherwise;
  };
  const asset = file.side === 'asset';
  const year = file.year ?? 2025;
  const day = (text: string) => (text.length === 5 ? `${year}-${text}` : text);
  const mode = OPEN_MODES.includes(file.mode) ? file.mode : asset ? 'sealed' : 'comparison';
  if (mode !== file.mode) invented.push(`mode(${file.mode} → ${mode})`);
  const category = or('category', file.category, guessCategory(file, mode));
  const limit = Math.round(100 * or(asset ? 'reserve' : 'ceiling', asset ? (file.reservePerYear ?? file.reserve) : file.ceiling, asset ? 30_000 : 480_000));
  const least = asset ? Math.floor(limit / 10) : Math.floor(limit / 100);
  return {
    id: file.id,
    title: file.title,
    side: file.side,
    category,
    mode,
    ground: mode === 'agreement' || mode === 'negotiation' ? 'single_supplier' : null,
    // Offices and people exist for the seeded district only.
    village: or('village', file.village?.startsWith('330203') ? file.village : undefined, DEMO_VILLAGE),
    published: day(or('published', file.published, '07-02')),
    selected: file.selected ? day(file.selected) : null,
    bidders: or('bidders', file.bidders, mode === 'scored' ? 4 : 3),
    limit,
    deposit: file.deposit === undefined ? or('deposit', undefined, least) : Math.round(file.deposit * 100),
    termMonths: asset ? 12 * or('termYears', file.termYears, 3) : null,
    escalation: file.escalation ? Number.parseInt(file.escalation, 10) || 0 : 0,
    invented,
  };
}

function guessCategory(file: CaseFile, mode: string): string {
  if (file.side === 'procurement') return mode === 'inquiry' ? 'goods' : 'works';
  if (/塘|水面/.test(file.title)) return 'water';
  if (/地/.test(file.title)) return 'collective_land';
  return 'premises';
}

export async function readCases(path: URL | string): Promise<CaseFile[]> {
  const json = JSON.parse(await readFile(path, 'utf8'));
  const list = Array.isArray(json) ? json : (json.cases ?? [json]);
  return z.array(caseFile).min(1).parse(list);
}
