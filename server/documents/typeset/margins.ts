/** Running heads and page numbers, and on the last page how to tell a true copy; the body never moves for them. */
import type { Frame } from '../frame.js';
import { BODY, MARGIN, MM, PAGE, STYLES } from './paper.js';
import type { Sheet } from './sheet.js';

const HEAD = MARGIN.top - 9 * MM;
const FOOT = PAGE.height - MARGIN.bottom + 9 * MM;
const style = STYLES.margin;
const TRUE_COPY =
  '本文件由村集通平台依据已记录的事实生成；扫描首页二维码或者登录上列网址，可以核验真伪。';

/** Draws them on every page, once their number is known. */
export function drawMargins(sheet: Sheet, title: string, frame: Frame): void {
  for (let page = 1; page <= sheet.pages; page += 1) {
    sheet.turnTo(page);
    sheet.artifact('Pagination', (ink) => {
      if (page > 1) drawHead(sheet, ink, `${title} · ${frame.projectName}`, frame.number);
      drawPair(sheet, FOOT, `核验：${frame.checkUrl}`, `第 ${page} 页／共 ${sheet.pages} 页`);
      drawRule(ink, FOOT - 3);
    });
  }
  const [closing] = sheet.lines(TRUE_COPY, style, BODY.width);
  sheet.content(sheet.element('P'), 'P', () => {
    if (closing) sheet.setLine(closing, BODY.left, FOOT + style.leading + 2, style);
  });
}

function drawHead(sheet: Sheet, ink: PDFKit.PDFDocument, name: string, number: string): void {
  drawPair(sheet, HEAD, name, number);
  drawRule(ink, HEAD + style.leading + 2);
}

/** The right text in full if it can be, the left one as far as there is room. */
function drawPair(sheet: Sheet, y: number, left: string, right: string): void {
  const [end] = sheet.lines(right, style, BODY.width / 2);
  const [begin] = sheet.lines(left, style, BODY.width - (end?.width ?? 0) - 14);
  if (begin) sheet.setLine(begin, BODY.left, y, style);
  if (end) sheet.setLine(end, BODY.left + BODY.width - end.width, y, style);
}

function drawRule(ink: PDFKit.PDFDocument, y: number): void {
  ink
    .moveTo(BODY.left, y)
    .lineTo(BODY.left + BODY.width, y)
    .lineWidth(0.4)
    .stroke('black');
}
