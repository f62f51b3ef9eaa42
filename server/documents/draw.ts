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
import { endingOf, keepWithNext } from './typeset/keep.js';
import { drawMargins } from './typeset/margins.js';
import { MM, nameOfCodePoint, Sheet } from './typeset/sheet.js';
import { drawSignatures } from './typeset/signatures.js';
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

  const sheet = new Sheet(doc);
  drawFront(sheet, body.title, frame);
  const ending = endingOf(sheet, body.blocks);
  drawBlocks(sheet, body.blocks.slice(0, ending?.start));
  if (ending) {
    sheet.ensure(ending.height);
    drawBlocks(sheet, body.blocks.slice(ending.start));
  }
  const missing = [...sheet.missing].map(nameOfCodePoint);
  if (missing.length > 0) drawNote(sheet, noteOnMissing(missing));
  const pages = drawMargins(sheet, body.title, frame);
  sheet.root.end();
  doc.end();
  await ended;
  return { bytes: Buffer.concat(chunks), pages, missing };
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

function drawBlocks(sheet: Sheet, blocks: readonly Block[]): void {
  for (const [n, block] of blocks.entries()) {
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
    drawBlocks(sheet, block.items);
  }
}
