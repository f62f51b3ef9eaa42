/** What opens every document: issuer, QR code to its public check page, title, number, and the facts of its frame. */
import { create } from 'qrcode';
import { instant, minute } from '../dates.js';
import type { Frame } from '../frame.js';
import { BODY, MARGIN, MM, PAGE, type Sheet, STYLES } from './sheet.js';
import { drawFields } from './table.js';
import { flow } from './text.js';

const QR = { size: 21 * MM, top: 8 * MM };
const HEAD_WIDTH = BODY.width - QR.size - 12 * MM;

export function drawFront(sheet: Sheet, title: string, frame: Frame): void {
  const issuer = sheet.lines(frame.issuer, STYLES.issuer, HEAD_WIDTH).slice(0, 3);
  const headTop = MARGIN.top - 5 * MM - issuer.length * STYLES.issuer.leading;
  sheet.content(sheet.element('P'), 'P', () => {
    for (const [n, line] of issuer.entries())
      sheet.setLine(line, BODY.left, headTop + n * STYLES.issuer.leading, STYLES.issuer);
  });
  drawQr(sheet, frame);
  sheet.artifact('Layout', () => {
    const y = MARGIN.top - 2 * MM;
    sheet.doc
      .moveTo(BODY.left, y)
      .lineTo(BODY.left + BODY.width, y)
      .lineWidth(0.8)
      .stroke('black');
  });
  sheet.y = MARGIN.top + 3 * MM;
  const centred = { x: BODY.left, width: BODY.width, align: 'center' as const, indent: 0 };
  flow(sheet, sheet.element('H1'), 'H1', title, { ...centred, style: STYLES.title });
  flow(sheet, sheet.element('P'), 'P', `编号：${frame.number}`, {
    ...centred,
    style: STYLES.number,
  });
  sheet.y += 4;
  drawFields(sheet, {
    type: 'fields',
    rows: [
      { label: '项目名称', value: frame.projectName, wide: true },
      { label: '项目编号', value: frame.projectCode, wide: false },
      {
        label: '轮次与版次',
        value: `第 ${frame.round} 轮，本文件第 ${frame.documentVersion} 版`,
        wide: false,
      },
      { label: '签发单位', value: frame.issuer, wide: false },
      { label: '签发时间', value: minute(frame.issuedAt), wide: false },
      { label: '适用规则', value: frame.rulesVersion, wide: true },
    ],
  });
}

function drawQr(sheet: Sheet, frame: Frame): void {
  const { modules } = create(frame.checkUrl, { errorCorrectionLevel: 'M' });
  const left = BODY.left + BODY.width - QR.size;
  const unit = QR.size / modules.size;
  sheet.content(
    sheet.element('Figure', sheet.root, { alt: `核验二维码：${frame.checkUrl}` }),
    'Figure',
    () => {
      for (let row = 0; row < modules.size; row += 1) {
        let from = 0;
        while (from < modules.size) {
          let to = from;
          while (to < modules.size && modules.get(row, to)) to += 1;
          if (to > from)
            sheet.doc.rect(left + from * unit, QR.top + row * unit, (to - from) * unit, unit);
          from = to + 1;
        }
      }
      sheet.doc.fill('black');
    },
  );
  const width = 60 * MM;
  sheet.content(sheet.element('P'), 'P', () => {
    sheet
      .lines(frame.number, STYLES.tiny, width)
      .slice(0, 2)
      .forEach((line, n) => {
        const centred = left + QR.size / 2 - line.width / 2;
        const x = Math.min(centred, BODY.left + BODY.width - line.width);
        sheet.setLine(line, x, QR.top + QR.size + 1 + n * 9, STYLES.tiny);
      });
  });
}

/** Running heads and page numbers, once the number of pages is known. */
export function drawMargins(sheet: Sheet, title: string, frame: Frame): number {
  const { doc } = sheet;
  const { start, count } = doc.bufferedPageRange();
  const style = STYLES.margin;
  const clip = (text: string, width: number) => sheet.lines(text, style, width)[0];
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page);
    sheet.artifact('Pagination', () => {
      const foot = PAGE.height - MARGIN.bottom + 9 * MM;
      const left = clip(`核验：${frame.checkUrl}`, BODY.width - 34 * MM);
      const right = clip(`第 ${page + 1} 页／共 ${count} 页`, 34 * MM);
      if (left) sheet.setLine(left, BODY.left, foot, style);
      if (right) sheet.setLine(right, BODY.left + BODY.width - right.width, foot, style);
      doc
        .moveTo(BODY.left, foot - 3)
        .lineTo(BODY.left + BODY.width, foot - 3)
        .lineWidth(0.4)
        .stroke('black');
      if (page === 0) return;
      const head = MARGIN.top - 9 * MM;
      const number = clip(frame.number, BODY.width / 2);
      const name = clip(`${title} · ${frame.projectName}`, BODY.width - (number?.width ?? 0) - 14);
      if (name) sheet.setLine(name, BODY.left, head, style);
      if (number) sheet.setLine(number, BODY.left + BODY.width - number.width, head, style);
      doc
        .moveTo(BODY.left, head + style.leading + 2)
        .lineTo(BODY.left + BODY.width, head + style.leading + 2)
        .stroke('black');
    });
  }
  return count;
}

/** The last words of a document. */
export function closingNote(frame: Frame, missing: ReadonlySet<number>): string {
  const check = `本文件由村集通平台依据已记录的事实生成，${instant(frame.issuedAt)}签发；扫描首页二维码或登录 ${frame.checkUrl} 可核验真伪。`;
  if (missing.size === 0) return check;
  const named = [...missing].map(
    (codePoint) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `${check}\n文中〔${named.join('〕〔')}〕为字库暂缺字形的字的统一码编号，以平台所存原文为准。`;
}
