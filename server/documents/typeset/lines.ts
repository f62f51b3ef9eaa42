/** The lines of a document's texts. Where they break does not change with their distance: set again, they are found. */
import { breakLines, type Line, widestPiece } from './break-lines.js';
import { type Face, type FaceName, faces } from './faces.js';
import type { Style } from './paper.js';

const SMALLEST = 6;

/** U+20BB7 */
export function nameOfCodePoint(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

export class BrokenLines {
  readonly faces: Record<FaceName, Face> = faces();
  private readonly broken = new Map<string, Line[]>();
  private readonly widths = new Map<string, number>();
  /** Characters the face cannot print, by code point. */
  private readonly lacking = new Set<number>();

  of(text: string, style: Style, width: number, indent: number): Line[] {
    const key = `${style.face} ${style.size} ${width} ${indent} ${text}`;
    const known = this.broken.get(key);
    if (known) return known;
    const face = this.faces[style.face];
    const lines = breakLines(this.printable(text, face), {
      size: style.size,
      width,
      indent,
      widthOf: face.widthOf,
    });
    this.broken.set(key, lines);
    return lines;
  }

  /** Names of the characters that no face has a glyph for, in the order in which they came up. */
  get missing(): string[] {
    return [...this.lacking].map(nameOfCodePoint);
  }

  /** The style, smaller where that spares a figure or a code being cut in two. */
  fitting(text: string, style: Style, width: number): Style {
    const widest = this.widest(text, style, width);
    if (widest <= width) return style;
    return {
      ...style,
      size: Math.max(SMALLEST, Math.floor(((style.size * width) / widest) * 10) / 10),
    };
  }

  private widest(text: string, style: Style, width: number): number {
    const key = `${style.face} ${style.size} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const { widthOf } = this.faces[style.face];
    const widest = widestPiece(text, { size: style.size, width, widthOf });
    this.widths.set(key, widest);
    return widest;
  }

  /** A character without a glyph is named by its code point: an empty square would pass for any name. */
  private printable(text: string, face: Face): string {
    let out = '';
    for (const char of text) {
      const codePoint = char.codePointAt(0) as number;
      if (char === '\n' || face.has(codePoint)) {
        out += char;
      } else {
        this.lacking.add(codePoint);
        out += `〔${nameOfCodePoint(codePoint)}〕`;
      }
    }
    return out;
  }
}
