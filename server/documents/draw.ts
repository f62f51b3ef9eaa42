/**
 * Blocks on paper. The same body and frame give the same bytes in every process, locale and time zone: dates and the
 * file's ID come from the frame, fonts are named by their order in the document, nothing reads a clock or draws lots.
 * Bytes are compressed by zlib, so another build of Node may pack them differently; what is issued is therefore kept
 * and hashed, never rendered a second time in its place.
 */
import PDFDocument from 'pdfkit';
import type { Block, DocumentBody } from './blocks.js';
import type { Frame } from './frame.js';
import { drawFront } from './typeset/front.js';
import { endingOf, keepWithNext, startOfTail } from './typeset/keep.js';
import { BrokenLines } from './typeset/lines.js';
import { drawMargins } from './typeset/margins.js';
import { MARGIN, MM } from './typeset/paper.js';
import { Sheet } from './typeset/sheet.js';
import { drawSignatures } from './typeset/signatures.js';
import { chooseSpread, type Closing } from './typeset/spread.js';
import { drawFields, drawTable } from './typeset/table.js';
import { drawClause, drawHeading, drawList, drawNote, drawParagraph } from './typeset/text.js';

export interface Drawn {
  bytes: Uint8Array;
  pages: number;
  /** Code points printed as 〔U+…〕 because the font has no glyph. */
  missing: string[];
}

export async function drawDocument(body: DocumentBody, frame: Frame): Promise<Drawn> {
  const doc = open(body, frame);
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));

  const broken = new BrokenLines();
  const spread = chooseSpread((tried) => setBody(new Sheet(null, tried, broken), body, frame));
  const sheet = new Sheet(doc, spread, broken);
  const { pages } = setBody(sheet, body, frame);
  const { missing } = sheet;
  drawMargins(sheet, body.title, frame);
  sheet.end();
  await ended;
  return { bytes: Buffer.concat(chunks), pages, missing };
}

function setBody(sheet: Sheet, { title, blocks }: DocumentBody, frame: Frame): Closing {
  drawFront(sheet, title, frame);
  const ending = endingOf(sheet, blocks);
  const tail = startOfTail(blocks);
  drawBlocks(sheet, blocks, 0, ending?.start ?? tail);
  if (ending) sheet.ensure(ending.height);
  drawBlocks(sheet, blocks, ending?.start ?? tail, tail);
  const text = { page: sheet.pages, height: sheet.y - MARGIN.top };
  drawBlocks(sheet, blocks, tail, blocks.length);
  if (sheet.missing.length > 0) drawNote(sheet, noteOnMissing(sheet.missing));
  const { pages } = sheet;
  return { pages, height: sheet.y - MARGIN.top, text: text.page === pages ? text.height : 0 };
}

function noteOnMissing(names: string[]): string {
  return `文中〔${names.join('〕〔')}〕为字库暂缺字形的字的统一码编号，以平台所存原文为准。`;
}

function open(body: DocumentBody, frame: Frame): PDFKit.PDFDocument {
  const issuedAt = new Date(frame.issuedAt);
  return new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    fontLayoutCache: false,
    font: null as never,
    info: {
      Title: inMetadata(`${body.title} ${frame.projectName}`),
      Author: inMetadata(frame.issuer),
      Subject: inMetadata(frame.number),
      Keywords: inMetadata(frame.projectCode),
      Creator: '村集通',
      Producer: '村集通',
      CreationDate: issuedAt,
      ModDate: issuedAt,
    },
  });
}

/** PDFKit writes these into XML unescaped. */
function inMetadata(text: string): string {
  return text.replace(/&/g, '＆').replace(/</g, '＜').replace(/>/g, '＞').replace(/\n/g, ' ');
}

function drawBlocks(sheet: Sheet, blocks: readonly Block[], from: number, to: number): void {
  for (let n = from; n < to; n += 1) {
    const block = blocks[n] as Block;
    keepWithNext(sheet, block, blocks[n + 1]);
    drawBlock(sheet, block);
  }
}

function drawBlock(sheet: Sheet, block: Block): void {
  if (block.type === 'heading') drawHeading(sheet, block);
  if (block.type === 'paragraph') drawParagraph(sheet, block);
  if (block.type === 'fields') drawFields(sheet, block);
  if (block.type === 'table') drawTable(sheet, block);
  if (block.type === 'list') drawList(sheet, block);
  if (block.type === 'note') drawNote(sheet, block.text);
  if (block.type === 'spacer') sheet.y += sheet.atTop ? 0 : block.mm * MM;
  if (block.type === 'signatures') drawSignatures(sheet, block);
  if (block.type === 'clause') {
    drawClause(sheet, block);
    drawBlocks(sheet, block.items, 0, block.items.length);
  }
}
