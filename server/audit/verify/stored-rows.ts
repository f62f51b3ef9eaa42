/** The rows of a project as a source gives them: read, or as the line of a bundle that whoever compares them reads. */
import { CannotCheck } from './ledger.js';
import type { ProjectRows, StoredRows } from './source.js';

/** As the exporter writes it; any other line is read to find out. */
const BEGINNING = /^\{"row":\{"id":"([0-9a-f-]{36})"/;

export function readRows(rows: StoredRows): ProjectRows {
  if (!Buffer.isBuffer(rows)) return rows;
  try {
    const read = JSON.parse(rows.toString('utf8')) as ProjectRows;
    if (typeof read?.row?.id === 'string') return read;
  } catch {
    // Told below.
  }
  throw new CannotCheck('the rows of a project cannot be read', '有一个项目的数据行无法读取');
}

export function projectOfRows(rows: StoredRows): string {
  const [, id] = Buffer.isBuffer(rows) ? (BEGINNING.exec(rows.toString('latin1', 0, 80)) ?? []) : [];
  return id ?? readRows(rows).row.id;
}
