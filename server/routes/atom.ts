/** An Atom feed as text. Whatever is put in is escaped, and what no XML may contain is left out. */
import { type Html, html, join } from './html.js';

export interface AtomEntry {
  /** A UUID. */
  id: string;
  title: string;
  at: number;
  /** Where people read on. */
  page: string;
  /** The PDF. */
  file: string;
  summary: string;
}

export interface AtomFeed {
  /** Its own address, which is its name too. */
  address: string;
  title: string;
  page: string;
  entries: readonly AtomEntry[];
}

export function atomFeed({ address, title, page, entries }: AtomFeed): string {
  // A feed without entries has changed never.
  const updated = Math.max(0, ...entries.map(({ at }) => at));
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${clean(address)}</id>
<title>${clean(title)}</title>
<updated>${instant(updated)}</updated>
<author><name>村集通</name></author>
<link rel="self" type="application/atom+xml" href="${clean(address)}"/>
<link rel="alternate" type="text/html" href="${clean(page)}"/>
${join(entries.map(entryOf))}</feed>
`.text;
}

const entryOf = ({ id, title, at, page, file, summary }: AtomEntry): Html => html`<entry>
<id>urn:uuid:${id}</id>
<title>${clean(title)}</title>
<updated>${instant(at)}</updated>
<link rel="alternate" type="text/html" href="${clean(page)}"/>
<link rel="enclosure" type="application/pdf" href="${clean(file)}"/>
<summary>${clean(summary)}</summary>
</entry>
`;

const instant = (at: number) => new Date(at).toISOString();

/** XML 1.0 §2.2 knows no control characters but three, no half of a pair and no non-characters, not even escaped. */
const clean = (text: string) => text.toWellFormed().replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '');
