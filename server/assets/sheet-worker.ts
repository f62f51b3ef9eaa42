/** In a thread of its own: a spreadsheet of a few kilobytes can unfold to gigabytes, and only this thread ends then. */
import { readSheet } from 'read-excel-file/node';
import writeSheet, { type SheetData } from 'write-excel-file/node';
import type { AssetInput } from './asset.js';
import { type ReadRows, readRows } from './read-rows.js';
import { type Cell, CODE_HEADER, COLUMNS } from './sheet.js';

export type SheetTask = { read: Uint8Array } | { write: { code: string; said: AssetInput }[] };
export type SheetAnswer = { rows: ReadRows } | { unreadable: true } | { bytes: Uint8Array };

export default async function handle(task: SheetTask): Promise<SheetAnswer> {
  return 'read' in task ? read(task.read) : { bytes: await write(task.write) };
}

async function read(bytes: Uint8Array): Promise<SheetAnswer> {
  const sheet = await readSheet(Buffer.from(bytes), { parseNumber: (digits: string) => digits }).catch(() => null);
  // Whatever the library stumbles over is a file nobody could open.
  if (!sheet) return { unreadable: true };
  return { rows: readRows(sheet.map((row) => row.map(cellOf))) };
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

async function write(assets: readonly { code: string; said: AssetInput }[]): Promise<Uint8Array> {
  const header = [CODE_HEADER, ...COLUMNS.map((column) => column.header)].map((value) => ({ value, fontWeight: 'bold' as const }));
  const rows = assets.map(({ code, said }) => [code, ...COLUMNS.map((column) => column.write(said) ?? undefined)]);
  const columns = [{ width: 22 }, ...COLUMNS.map(({ width }) => ({ width }))];
  return writeSheet([header, ...rows] satisfies SheetData, { sheet: '资产登记', columns }).toBuffer();
}
