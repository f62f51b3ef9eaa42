/**
 * The paper: A4 with the margins of 公文 (GB/T 9704: 37 mm above, 35 below, 28 left, 26 right), a cursor that goes
 * down it, and text set by line. Everything drawn is either tagged content, so that a screen reader can follow, or an
 * artifact.
 */
import { breakLines, type Line, widestPiece } from './break-lines.js';
import { type Face, type FaceName, faces } from './faces.js';

export const MM = 72 / 25.4;
export const PAGE = { width: 595.28, height: 841.89 };
export const MARGIN = { top: 37 * MM, bottom: 35 * MM, left: 28 * MM, right: 26 * MM };
export const BODY = {
  left: MARGIN.left,
  width: PAGE.width - MARGIN.left - MARGIN.right,
  bottom: PAGE.height - MARGIN.bottom,
};
export const BODY_HEIGHT = BODY.bottom - MARGIN.top;

export interface Style {
  face: FaceName;
  size: number;
  /** Distance from line to line. */
  leading: number;
}

export const STYLES = {
  title: { face: 'bold', size: 22, leading: 32 },
  issuer: { face: 'bold', size: 12, leading: 17 },
  number: { face: 'regular', size: 10.5, leading: 16 },
  heading: { face: 'bold', size: 13, leading: 24 },
  body: { face: 'regular', size: 12, leading: 21 },
  clause: { face: 'bold', size: 12, leading: 22 },
  cell: { face: 'regular', size: 10.5, leading: 15.5 },
  cellHead: { face: 'bold', size: 10.5, leading: 15.5 },
  tiny: { face: 'regular', size: 7, leading: 10 },
  note: { face: 'regular', size: 9.5, leading: 14.5 },
  margin: { face: 'regular', size: 8.5, leading: 12 },
} as const satisfies Record<string, Style>;

const SMALLEST = 6;

export type Element = PDFKit.PDFStructureElement;

/** U+20BB7 */
export function nameOfCodePoint(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

export class Sheet {
  y: number = MARGIN.top;
  /** Characters the face cannot print, by code point. */
  readonly missing = new Set<number>();
  readonly root: Element;
  private readonly faces: Record<FaceName, Face> = faces();

  constructor(readonly doc: PDFKit.PDFDocument) {
    for (const [name, face] of Object.entries(this.faces)) doc.registerFont(name, face.font);
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
    this.newPage();
  }

  newPage(): void {
    this.doc.addPage({ size: 'A4', margin: 0 });
    this.y = MARGIN.top;
  }

  get room(): number {
    return BODY.bottom - this.y;
  }

  get atTop(): boolean {
    return this.y <= MARGIN.top;
  }

  /** Starts a page unless this much fits on the present one. */
  ensure(height: number): void {
    if (this.room < height && !this.atTop) this.newPage();
  }

  lines(text: string, style: Style, width: number, indent = 0): Line[] {
    const face = this.faces[style.face];
    return breakLines(this.printable(text, face), {
      size: style.size,
      width,
      indent,
      widthOf: face.widthOf,
    });
  }

  /** The style, smaller where that spares a figure being cut in two: half a price is another price. */
  fitting(text: string, style: Style, width: number): Style {
    const face = this.faces[style.face];
    const widest = widestPiece(text, { size: style.size, width, widthOf: face.widthOf });
    if (widest <= width) return style;
    return {
      ...style,
      size: Math.max(SMALLEST, Math.floor(((style.size * width) / widest) * 10) / 10),
    };
  }

  /** A character without a glyph is named by its code point: an empty square would pass for any name. */
  private printable(text: string, face: Face): string {
    let out = '';
    for (const char of text) {
      const codePoint = char.codePointAt(0) as number;
      if (char === '\n' || face.has(codePoint)) {
        out += char;
      } else {
        this.missing.add(codePoint);
        out += `〔${nameOfCodePoint(codePoint)}〕`;
      }
    }
    return out;
  }

  /** Sets one line with its box's upper left corner at x, y. `stretch` is the width to fill with a full line. */
  setLine(line: Line, x: number, y: number, style: Style, stretch = 0): void {
    if (line.text === '') return;
    const gaps = Array.from(line.text).length - 1;
    const slack = line.full && stretch > line.width && gaps > 0 ? (stretch - line.width) / gaps : 0;
    // A line short by more than this has lost a long word to the next one and is better left ragged.
    const spacing = slack <= style.size * 0.2 ? slack : 0;
    const baseline = y + (style.leading - style.size) / 2 + 0.88 * style.size;
    this.doc
      .font(style.face)
      .fontSize(style.size)
      .text(line.text, x, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...(spacing > 0 && { characterSpacing: spacing }),
        // Spares PDFKit measuring what was measured here.
        textWidth: line.width,
        wordCount: 1,
      } as PDFKit.Mixins.TextOptions);
  }

  element(
    type: string,
    parent: Element = this.root,
    options: PDFKit.Mixins.StructureElementOptions = {},
  ): Element {
    const element = this.doc.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Draws content that belongs to an element; never across a page break. */
  content(element: Element, type: string, draw: () => void): void {
    element.add(this.doc.markStructureContent(type));
    draw();
    this.doc.endMarkedContent();
  }

  /** Draws what a reader need not hear: rules, running heads, page numbers. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }
}
