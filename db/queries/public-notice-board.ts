/** The public documents of a village, a town or a district as they came out: what hangs on its notice board. */
import type { Knex } from 'knex';
import { askingAs, NOBODY } from '../subject.js';
import type { Place } from './public-places.js';
import { prepared } from './prepared.js';

export interface BoardNotice {
  id: string;
  title: string;
  issuedAt: number;
  project: { id: string; code: string; title: string; village: Place; town: Place };
}

interface Row {
  item: string;
  documents: string;
}

/** Of a place's trades so many, the newest: what comes of older ones stands on their own pages. */
const TRADES = 300;
const NOTICES = 50;

/** Codes of places are prefixes of each other: a district has 6 digits, a town 9, a village 12. */
const COLUMNS: Readonly<Record<number, 'district' | 'town' | 'village'>> = { 6: 'district', 9: 'town', 12: 'village' };

const NAME = `select id as code, name from organisations where id = $1 and kind in ('district', 'town', 'village')`;

/** @returns the newest first, or null where there is no such place */
export async function noticeBoard(db: Knex, code: string): Promise<{ place: Place; notices: BoardNotice[] } | null> {
  const column = COLUMNS[code.length];
  const [place] = column ? await prepared<Place>(askingAs(db, NOBODY), NAME, [code]) : [];
  if (!place) return null;
  const sql = `select item, documents from public_trades where ${column} = $1 order by public_at desc, id limit ${TRADES}`;
  const rows = await prepared<Row>(askingAs(db, NOBODY), sql, [code]);
  const notices = rows.flatMap(noticesOf).sort((a, b) => b.issuedAt - a.issuedAt || (a.id < b.id ? -1 : 1));
  return { place, notices: notices.slice(0, NOTICES) };
}

function noticesOf({ item, documents }: Row): BoardNotice[] {
  const { id, code, title, village, town } = JSON.parse(item) as BoardNotice['project'];
  const issued = JSON.parse(documents) as { id: string; title: string; issuedAt: number | null }[];
  return issued.flatMap(({ issuedAt, ...document }) =>
    issuedAt === null ? [] : [{ id: document.id, title: document.title, issuedAt, project: { id, code, title, village, town } }],
  );
}
