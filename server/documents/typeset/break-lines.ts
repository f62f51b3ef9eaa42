/**
 * Chinese line breaking. A line may break between any two ideographs, but does not begin with closing punctuation nor
 * end with opening punctuation (避头尾), does not cut a run of Latin letters or digits, and keeps a number with the
 * 年, 元 or % behind it. What is too long for any line is cut by character, since it has to go somewhere.
 */
export interface Line {
  text: string;
  width: number;
  /** Whether the paragraph goes on, so that the line may be stretched to the margin. */
  full: boolean;
}

export interface Measure {
  size: number;
  width: number;
  /** First-line indent in points. */
  indent?: number;
  /** Advance of a character in thousandths of the size. */
  widthOf: (codePoint: number) => number;
}

const NO_START = new Set('，。、；：？！）》】〕〉」』”’％%‰℃…—～·,.;:?!)]}');
const NO_END = new Set('（《【〔〈「『“‘￥¥$([{№第');
const RUN = /[!-~\u00a1-\u024f]/;
const BEHIND_NUMBER = new Set('年月日时分秒元角万亿亩个条款项页份台户人名天期次号级层间座米');
/** 2025年10月24日 and 16时30分 stay whole; between the two a line may end. */
const WITHIN_DATE = new Set('年月时');

interface Piece {
  text: string;
  width: number;
}

export function breakLines(text: string, measure: Measure): Line[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, measure));
}

function breakParagraph(text: string, measure: Measure): Line[] {
  const lines: Line[] = [];
  let room = measure.width - (measure.indent ?? 0);
  let line: Piece = { text: '', width: 0 };
  const close = (full: boolean) => {
    lines.push({ ...trimmed(line, measure), full });
    line = { text: '', width: 0 };
    room = measure.width;
  };
  const add = (piece: Piece) => {
    line = { text: line.text + piece.text, width: line.width + piece.width };
  };
  // What is too long for a line gives up first its ties to punctuation and units, then its own wholeness.
  const put = (piece: Piece, ties: Ties) => {
    const solid = trimmed(piece, measure).width;
    if (line.text !== '' && line.width + solid > room && solid <= measure.width) close(true);
    if (line.width + solid <= room) return add(piece);
    if (ties === 'none') {
      if (line.text !== '') close(true);
      return add(piece);
    }
    const looser = LOOSER[ties];
    for (const part of pieces(piece.text, measure, looser)) put(part, looser);
  };
  for (const piece of pieces(text, measure, 'all')) put(piece, 'all');
  close(false);
  return lines;
}

/** What holds characters together: every rule, runs of Latin letters and digits, their parts, or nothing. */
type Ties = 'all' | 'runs' | 'parts' | 'none';
const LOOSER = { all: 'runs', runs: 'parts', parts: 'none' } as const;

/** The smallest parts that stay together, each with the space behind it. */
function pieces(text: string, measure: Measure, ties: Ties): Piece[] {
  const out: Piece[] = [];
  let current: Piece = { text: '', width: 0 };
  let previous = '';
  for (const char of text) {
    if (current.text !== '' && mayBreak(previous, char, current.text)) {
      out.push(current);
      current = { text: '', width: 0 };
    }
    current = { text: current.text + char, width: current.width + widthOf(char, measure) };
    previous = char;
    // A chain of punctuation is no word: it must not grow into a piece as long as the text.
    if (current.text.length > 400) {
      out.push(current);
      current = { text: '', width: 0 };
    }
  }
  if (current.text !== '') out.push(current);
  return out;

  function mayBreak(before: string, after: string, soFar: string): boolean {
    if (after === ' ' || measure.widthOf(after.codePointAt(0) as number) === 0) return false;
    if (ties === 'none') return true;
    // A number of a document too long for its column goes on behind a hyphen.
    if (RUN.test(before) && RUN.test(after)) return ties === 'parts' && before === '-';
    if (ties !== 'all') return true;
    if (NO_START.has(after) && before !== ' ') return false;
    // 1,234.50 元, and the groups of an account's number.
    if (before === ' ') return !(/\d $/.test(soFar) && /[元\d]/.test(after));
    if (NO_END.has(before)) return false;
    if (/\d/.test(before) && BEHIND_NUMBER.has(after)) return false;
    if (WITHIN_DATE.has(before) && /\d/.test(after)) return false;
    return true;
  }
}

/** The widest part of a text that would have to be cut in a narrower line. */
export function widestPiece(text: string, measure: Measure): number {
  return Math.max(
    0,
    ...text
      .split('\n')
      .flatMap((line) =>
        pieces(line, measure, 'all').map((piece) => trimmed(piece, measure).width),
      ),
  );
}

function trimmed(piece: Piece, measure: Measure): Piece {
  const text = piece.text.replace(/ +$/, '');
  return { text, width: piece.width - (piece.text.length - text.length) * widthOf(' ', measure) };
}

function widthOf(char: string, measure: Measure): number {
  return (measure.widthOf(char.codePointAt(0) as number) * measure.size) / 1000;
}
