/**
 * The two faces of Song type, parsed once per thread and lent to every document. PDFKit opens a font file of 14 MB for
 * each document unless it is given a parsed font, which it takes from anything with a `layout` function.
 *
 * The lent font lays text out glyph by glyph. Chinese needs no shaping, and it closes a trap: fontkit remembers with a
 * glyph the first character that asked for it, so that a document's bytes would depend on the documents before it
 * (⼀ U+2F00 and 一 U+4E00 share a glyph).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

export type FaceName = 'regular' | 'bold';

export interface Face {
  /** For PDFKit's registerFont. */
  font: PDFKit.Mixins.PDFFontSource;
  /** Advance in thousandths of the size. */
  widthOf: (codePoint: number) => number;
  has: (codePoint: number) => boolean;
}

interface Glyph {
  id: number;
  advanceWidth: number;
}
interface ParsedFont {
  glyphForCodePoint: (codePoint: number) => Glyph;
  hasGlyphForCodePoint: (codePoint: number) => boolean;
}

const FILES: Record<FaceName, string> = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
};

let opened: Record<FaceName, Face> | undefined;

export function faces(): Record<FaceName, Face> {
  opened ??= { regular: open('regular'), bold: open('bold') };
  return opened;
}

function open(name: FaceName): Face {
  const font = parse(name, readFileSync(createRequire(import.meta.url).resolve(FILES[name])));
  const glyphs = new Map<number, Glyph & { codePoints: number[] }>();
  const glyphOf = (codePoint: number) => {
    let glyph = glyphs.get(codePoint);
    if (!glyph) {
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      glyph = { id, advanceWidth, codePoints: [codePoint] };
      glyphs.set(codePoint, glyph);
    }
    return glyph;
  };
  const layout = (text: string) => {
    const run = Array.from(text, (char) => glyphOf(char.codePointAt(0) as number));
    return {
      glyphs: run,
      // New each time: PDFKit scales them in place.
      positions: run.map((glyph) => ({
        xAdvance: glyph.advanceWidth,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      })),
      advanceWidth: run.reduce((sum, glyph) => sum + glyph.advanceWidth, 0),
    };
  };
  return {
    font: Object.assign(Object.create(font), { layout }),
    widthOf: (codePoint) => glyphOf(codePoint).advanceWidth,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
  };
}

/** PDFKit's own fontkit parses it, so that no second version of fontkit can disagree with it. */
function parse(name: FaceName, file: Buffer): ParsedFont {
  const doc = new PDFDocument({ autoFirstPage: false, font: null as never });
  doc.registerFont(name, file);
  doc.font(name);
  return (doc as unknown as { _font: { font: ParsedFont } })._font.font;
}
