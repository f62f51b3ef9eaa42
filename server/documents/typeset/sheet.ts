/**
 * A cursor that goes down the paper, and text set by line. Everything drawn is either tagged content, so that a screen
 * reader can follow, or an artifact. Without ink it only finds where everything would come to stand.
 */
import type { Line } from './break-lines.js';
import type { BrokenLines } from './lines.js';
import { BODY, ledBy, MARGIN, type Style, type Styles } from './paper.js';
import type { Spread } from './spread.js';

export type Element = PDFKit.PDFStructureElement;

/** Of a sheet without ink, where nothing is drawn that could belong to it. */
const NO_ELEMENT = Object.freeze({}) as Element;

export class Sheet {
  y: number = MARGIN.top;
  pages = 0;
  readonly styles: Styles;
  readonly root: Element;

  constructor(
    private readonly ink: PDFKit.PDFDocument | null,
    readonly spread: Spread,
    private readonly broken: BrokenLines,
  ) {
    this.styles = ledBy(spread.leading);
    for (const [name, face] of Object.entries(broken.faces)) ink?.registerFont(name, face.font);
    this.root = this.newElement('Document', {});
    ink?.addStructure(this.root);
    this.newPage();
  }

  newPage(): void {
    this.ink?.addPage({ size: 'A4', margin: 0 });
    this.pages += 1;
    this.y = MARGIN.top;
  }

  get room(): number {
    const { held } = this.spread;
    return BODY.bottom - this.y - (held?.page === this.pages ? held.height : 0);
  }

  get atTop(): boolean {
    return this.y <= MARGIN.top;
  }

  /** Starts a page unless this much fits on the present one. */
  ensure(height: number): void {
    if (this.room < height && !this.atTop) this.newPage();
  }

  lines(text: string, style: Style, width: number, indent = 0): Line[] {
    return this.broken.of(text, style, width, indent);
  }

  fitting(text: string, style: Style, width: number): Style {
    return this.broken.fitting(text, style, width);
  }

  get missing(): string[] {
    return this.broken.missing;
  }

  /** Sets one line with its box's upper left corner at x, y. `stretch` is the width to fill with a full line. */
  setLine(line: Line, x: number, y: number, style: Style, stretch = 0): void {
    if (line.text === '' || !this.ink) return;
    const gaps = Array.from(line.text).length - 1;
    const slack = line.full && stretch > line.width && gaps > 0 ? (stretch - line.width) / gaps : 0;
    // A line short by more than this has lost a long word to the next one and is better left ragged.
    const spacing = slack <= style.size * 0.2 ? slack : 0;
    const baseline = y + (style.leading - style.size) / 2 + 0.88 * style.size;
    this.ink
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
    const element = this.newElement(type, options);
    if (this.ink) parent.add(element);
    return element;
  }

  private newElement(type: string, options: PDFKit.Mixins.StructureElementOptions): Element {
    return this.ink ? this.ink.struct(type, options) : NO_ELEMENT;
  }

  /** Draws content that belongs to an element; never across a page break, and without moving the cursor. */
  content(element: Element, type: string, draw: (ink: PDFKit.PDFDocument) => void): void {
    if (!this.ink) return;
    element.add(this.ink.markStructureContent(type));
    draw(this.ink);
    this.ink.endMarkedContent();
  }

  /** Draws what a reader need not hear: rules, running heads, page numbers. */
  artifact(type: 'Layout' | 'Pagination', draw: (ink: PDFKit.PDFDocument) => void): void {
    if (!this.ink) return;
    this.ink.markContent('Artifact', { type });
    draw(this.ink);
    this.ink.endMarkedContent();
  }

  /** Goes back to a page drawn before, counted from one. */
  turnTo(page: number): void {
    this.ink?.switchToPage(this.ink.bufferedPageRange().start + page - 1);
  }

  /** The last of the document has been drawn. */
  end(): void {
    this.root.end();
    this.ink?.end();
  }
}
