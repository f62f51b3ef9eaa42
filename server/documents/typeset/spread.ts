/**
 * How a document is spread over its pages. A last page that holds hardly more than the signatures could be put behind
 * any text, so that GB/T 9704 has the distance of lines adjusted until some of the text stands beside them. What comes
 * of a spread is found by setting the document without ink.
 */
import { BODY_HEIGHT, STYLES } from './paper.js';

export interface Spread {
  /** Of all lines, against their usual distance. */
  leading: number;
  /** What stays free at the foot of a page, counted from one, so that more of the text comes to the next. */
  held: { page: number; height: number } | null;
}

/** What the last page holds. */
export interface Closing {
  pages: number;
  /** All of it. */
  height: number;
  /** Of this, what comes before date, signatures and notes. */
  text: number;
}

const USUAL: Spread = { leading: 1, held: null };
/** First closer, which may spare the page, then wider, which brings more to it. */
const LEADINGS = [0.97, 0.94, 0.91, 0.88, 1.03, 1.06, 1.09, 1.12];
/** More than where to ask and complain, which stands before many a date. */
const LEAST_TEXT = 6 * STYLES.body.leading;
const LEAST_HEIGHT = BODY_HEIGHT * 0.25;
const STEP = STYLES.body.leading;
/** No page is left emptier than this for the sake of the next. */
const MOST_HELD = BODY_HEIGHT * 0.35;

/** The spread nearest to the usual whose last page is neither a stray line nor a bare signature. */
export function chooseSpread(closingOf: (spread: Spread) => Closing): Spread {
  const usual = closingOf(USUAL);
  if (closesWell(usual)) return USUAL;
  let best = { spread: USUAL, closing: usual };
  for (const spread of alternatives(usual.pages)) {
    const closing = closingOf(spread);
    if (closesWell(closing)) return spread;
    if (Math.min(closing.text, LEAST_TEXT) > Math.min(best.closing.text, LEAST_TEXT))
      best = { spread, closing };
  }
  return best.spread;
}

function* alternatives(pages: number): Generator<Spread> {
  for (const leading of LEADINGS) yield { leading, held: null };
  for (let height = STEP; height <= MOST_HELD; height += STEP)
    yield { leading: 1, held: { page: pages - 1, height } };
}

function closesWell({ pages, height, text }: Closing): boolean {
  return pages === 1 || (text >= LEAST_TEXT && height >= LEAST_HEIGHT);
}
