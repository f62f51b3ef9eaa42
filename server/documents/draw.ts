/**
 * Blocks on paper. The same body and frame give the same bytes in every process, locale and time zone: dates and the
 * file's ID come from the frame, fonts are named by their order in the document, nothing reads a clock or draws lots.
 * Bytes are compressed by zlib, so another build of Node may pack them differently; what is issued is therefore kept
 * and hashed, never rendered a second time in its place.
 */
import PDFDocument from 'pdfkit';
import type { Block, DocumentBody } from './blocks.js';
import type { Frame } from './frame.js';
import { closingNote, drawFront, drawMargins } from './typeset/front.js';
import { MM, Sheet, STYLES } from './typeset/sheet.js';
import { drawSignatures, heightOfSignatures } from './typeset/signatures.js';
import { drawFields, drawTable, leadOfFields, leadOfTable } from './typeset/table.js';
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
  drawBlocks(sheet, body.blocks);
  drawNote(sheet, closingNote(frame, sheet.missing));
  const pages = drawMargins(sheet, body.title, frame);
  sheet.root.end();
  doc.end();
  await ended;
  const missing = [...sheet.missing].map(
    (codePoint) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return { bytes: Buffer.concat(chunks), pages, missing };
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
  blocks.forEach((block, n) => {
    keepWithNext(sheet, block, blocks[n + 1]);
    drawBlock(sheet, block);
  });
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
    const [first] = block.items;
    sheet.ensure(STYLES.clause.leading + 4 + (first ? lead(sheet, first) : 0));
    drawClause(sheet, block);
    drawBlocks(sheet, block.items);
  }
}

/** A heading, and a line that announces a table or the signatures, go over the page with what they announce. */
function keepWithNext(sheet: Sheet, block: Block, next: Block | undefined): void {
  if (!next) return;
  if (block.type === 'heading') sheet.ensure(STYLES.heading.leading + 6 + lead(sheet, next));
  const announces =
    block.type === 'paragraph' &&
    block.text.length < 120 &&
    (block.text.endsWith('：') || next.type === 'signatures');
  if (announces)
    sheet.ensure(STYLES.body.leading * Math.ceil(block.text.length / 34) + lead(sheet, next));
}

/** How much of a block must be on the page where it begins. */
function lead(sheet: Sheet, block: Block): number {
  switch (block.type) {
    case 'table':
      return leadOfTable(sheet, block);
    case 'fields':
      return leadOfFields(sheet, block) + 2;
    case 'signatures':
      return heightOfSignatures(sheet, block);
    default:
      return 2 * STYLES.body.leading;
  }
}
