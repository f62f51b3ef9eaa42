/** What opens every document: issuer, QR code to its public check page, title, number, and the facts of its frame. */
import { create } from 'qrcode';
import { minute } from '../dates.js';
import type { Frame } from '../frame.js';
import { BODY, MARGIN, MM } from './paper.js';
import type { Sheet } from './sheet.js';
import { drawFields } from './table.js';
import { flow } from './text.js';

const QR = { size: 20 * MM, top: 7.5 * MM };
const HEAD_WIDTH = BODY.width - QR.size - 12 * MM;

export function drawFront(sheet: Sheet, title: string, frame: Frame): void {
  const issuer = sheet.lines(frame.issuer, sheet.styles.issuer, HEAD_WIDTH).slice(0, 3);
  const headTop = MARGIN.top - 5 * MM - issuer.length * sheet.styles.issuer.leading;
  sheet.content(sheet.element('P'), 'P', () => {
    for (const [n, line] of issuer.entries())
      sheet.setLine(line, BODY.left, headTop + n * sheet.styles.issuer.leading, sheet.styles.issuer);
  });
  drawQr(sheet, frame);
  sheet.artifact('Layout', (ink) => {
    const y = MARGIN.top - 2 * MM;
    ink
      .moveTo(BODY.left, y)
      .lineTo(BODY.left + BODY.width, y)
      .lineWidth(0.8)
      .stroke('black');
  });
  sheet.y = MARGIN.top + 3 * MM;
  const centred = { x: BODY.left, width: BODY.width, align: 'center' as const, indent: 0 };
  flow(sheet, sheet.element('H1'), 'H1', title, { ...centred, style: sheet.styles.title });
  flow(sheet, sheet.element('P'), 'P', `编号：${frame.number}`, {
    ...centred,
    style: sheet.styles.number,
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
  const left = BODY.left + BODY.width - QR.size;
  sheet.content(
    sheet.element('Figure', sheet.root, { alt: `核验二维码：${frame.checkUrl}` }),
    'Figure',
    (ink) => {
      const { modules } = create(frame.checkUrl, { errorCorrectionLevel: 'M' });
      const unit = QR.size / modules.size;
      for (let row = 0; row < modules.size; row += 1) {
        let from = 0;
        while (from < modules.size) {
          let to = from;
          while (to < modules.size && modules.get(row, to)) to += 1;
          if (to > from)
            ink.rect(left + from * unit, QR.top + row * unit, (to - from) * unit, unit);
          from = to + 1;
        }
      }
      ink.fill('black');
    },
  );
  // As wide as the gap that the issuer's name leaves.
  const width = QR.size + 10 * MM;
  sheet.content(sheet.element('P'), 'P', () => {
    sheet
      .lines(frame.number, sheet.styles.tiny, width)
      .slice(0, 2)
      .forEach((line, n) => {
        const centred = left + QR.size / 2 - line.width / 2;
        const x = Math.min(centred, BODY.left + BODY.width - line.width);
        sheet.setLine(line, x, QR.top + QR.size + 1 + n * 8.5, sheet.styles.tiny);
      });
  });
}
