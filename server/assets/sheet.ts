/** The register as a spreadsheet: what each column is called, and how a cell is read and written. */
import { CATEGORIES, type Category } from '../machines/modes.js';
import { ASSET_CATEGORIES, type AssetInput } from './asset.js';
import { BUILDING_STATES, USE_STATES } from './states.js';

/** A cell as a spreadsheet holds it. */
export type Cell = string | number | boolean | null;

interface Column {
  field: keyof AssetInput;
  header: string;
  required: boolean;
  /** Characters, as wide as most values. */
  width: number;
  /** What the schema checks; a cell that cannot be read goes to it as it is and is refused there. */
  read: (cell: Cell) => unknown;
  write: (asset: AssetInput) => Cell;
}

const CATEGORY_NAMES = Object.fromEntries(ASSET_CATEGORIES.map((key) => [key, CATEGORIES[key].name])) as Record<Category, string>;

/** Whoever numbers things writes `3` where `三` is meant: cells of text take numbers as they look. */
const text = (cell: Cell) => (cell === null ? null : String(cell));
const chosen = (names: Record<string, string>) => (cell: Cell) =>
  Object.keys(names).find((key) => names[key] === String(cell).trim()) ?? text(cell);

/** `1,250.5` → 125050. A spreadsheet's own arithmetic may leave 0.30000000000000004 where a person sees 0.3. */
function hundredths(cell: Cell): unknown {
  if (cell === null) return null;
  const digits = String(cell).replaceAll(/[,,\s]/g, '');
  if (!/^-?\d{1,13}(\.\d+)?$/.test(digits)) return text(cell);
  const scaled = Number(digits) * 100;
  const whole = Math.round(scaled);
  return Math.abs(scaled - whole) < 0.001 ? whole : text(cell);
}

function decimal(value: number | null): Cell {
  return value === null ? null : value / 100;
}

const column = (field: keyof AssetInput, header: string, required: boolean, width: number, read: Column['read'], write: Column['write']): Column => ({
  field,
  header,
  required,
  width,
  read,
  write,
});

export const COLUMNS: readonly Column[] = [
  column('name', '名称', true, 24, text, (a) => a.name),
  column('category', '类别', true, 18, chosen(CATEGORY_NAMES), (a) => CATEGORY_NAMES[a.category]),
  column('location', '坐落', true, 30, text, (a) => a.location),
  column('quantity', '数量', true, 10, hundredths, (a) => decimal(a.quantity)),
  column('unit', '单位', true, 8, text, (a) => a.unit),
  column('originalValue', '原值(元)', false, 14, hundredths, (a) => decimal(a.originalValue)),
  column('certificate', '权属证书号', false, 22, text, (a) => a.certificate),
  column('useState', '使用状况', true, 12, chosen(USE_STATES), (a) => USE_STATES[a.useState]),
  column('building', '房屋手续', false, 16, (cell) => (cell === null ? undefined : chosen(BUILDING_STATES)(cell)), (a) => BUILDING_STATES[a.building]),
  column('buildingUntil', '临时建筑有效期至', false, 16, text, (a) => a.buildingUntil),
  column('disputed', '有无争议', false, 10, readDisputed, (a) => (a.disputed ? '有' : '无')),
  column('note', '备注', false, 30, text, (a) => a.note),
];

/** Only in what is exported: the register gives the number, nobody types it. */
export const CODE_HEADER = '资产编号';

function readDisputed(cell: Cell): unknown {
  if (cell === null || typeof cell === 'boolean') return cell ?? undefined;
  return { 有: true, 无: false }[String(cell).trim()] ?? cell;
}
