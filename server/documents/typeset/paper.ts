/** The paper: A4 with the margins of 公文 (GB/T 9704: 37 mm above, 35 below, 28 left, 26 right), and the type on it. */
import type { FaceName } from './faces.js';

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

export type Styles = Record<keyof typeof STYLES, Style>;

/** What stands outside the body keeps its size; type that is small already would run together. */
const FIXED: ReadonlySet<string> = new Set(['issuer', 'tiny', 'margin']);

/** The same type with its lines closer together or further apart. */
export function ledBy(leading: number): Styles {
  const styles = Object.entries<Style>(STYLES).map(([name, style]) => [
    name,
    FIXED.has(name) ? style : { ...style, leading: style.leading * leading },
  ]);
  return Object.fromEntries(styles) as Styles;
}
