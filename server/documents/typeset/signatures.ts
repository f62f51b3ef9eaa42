/** Where the parties sign: two to a row, the whole area on one page, since a signature alone on a sheet proves little. */
import type { Signatures } from '../blocks.js';
import type { Line } from './break-lines.js';
import { BODY, BODY_HEIGHT } from './paper.js';
import type { Sheet } from './sheet.js';

const GUTTER = 24;
const LINE_HEIGHT = 26;
const BETWEEN = 14;
const WIDTH = (BODY.width - GUTTER) / 2;

export function drawSignatures(sheet: Sheet, block: Signatures): void {
  const rows: Signatures['parties'][] = [];
  for (let n = 0; n < block.parties.length; n += 2) rows.push(block.parties.slice(n, n + 2));
  const total = heightOfSignatures(sheet, block);
  if (total <= BODY_HEIGHT) sheet.ensure(total);
  sheet.y += 10;
  for (const row of rows) {
    const height = Math.max(...row.map((party) => heightOf(sheet, party)));
    sheet.ensure(height);
    for (const [n, party] of row.entries())
      drawParty(sheet, party, BODY.left + n * (WIDTH + GUTTER));
    sheet.y += height + BETWEEN;
  }
}

export function heightOfSignatures(sheet: Sheet, block: Signatures): number {
  let total = 10;
  for (let n = 0; n < block.parties.length; n += 2) {
    total +=
      Math.max(...block.parties.slice(n, n + 2).map((party) => heightOf(sheet, party))) + BETWEEN;
  }
  return total - BETWEEN;
}

type Party = Signatures['parties'][number];

/** What does not fit on one line begins anew behind the role: no last sign of a name stands alone. */
function nameLines(sheet: Sheet, { role, name }: Party): Line[] {
  const set = (text: string) => sheet.lines(text, sheet.styles.clause, WIDTH);
  const together = set(`${role}：${name}`);
  return together.length === 1 ? together : [...set(`${role}：`), ...set(name)];
}

const labelOf = (line: Party['lines'][number]) => `${line.label}：`;

function heightOf(sheet: Sheet, party: Party): number {
  return nameLines(sheet, party).length * sheet.styles.clause.leading + party.lines.length * LINE_HEIGHT;
}

function drawParty(sheet: Sheet, party: Party, x: number): void {
  let y = sheet.y;
  sheet.content(sheet.element('P'), 'P', () => {
    for (const line of nameLines(sheet, party)) {
      sheet.setLine(line, x, y, sheet.styles.clause);
      y += sheet.styles.clause.leading;
    }
    for (const line of party.lines) {
      const [label] = sheet.lines(labelOf(line), sheet.styles.cell, WIDTH);
      if (label) sheet.setLine(label, x, y + LINE_HEIGHT - 19, sheet.styles.cell);
      const start = x + (label?.width ?? 0);
      const [value] =
        line.value === null ? [] : sheet.lines(line.value, sheet.styles.cell, x + WIDTH - start - 4);
      if (value) sheet.setLine(value, start + 4, y + LINE_HEIGHT - 19, sheet.styles.cell);
      y += LINE_HEIGHT;
    }
  });
  sheet.artifact('Layout', (ink) => {
    let rule = sheet.y + nameLines(sheet, party).length * sheet.styles.clause.leading;
    for (const line of party.lines) {
      const [label] = sheet.lines(labelOf(line), sheet.styles.cell, WIDTH);
      rule += LINE_HEIGHT;
      ink
        .moveTo(x + (label?.width ?? 0), rule - 2)
        .lineTo(x + WIDTH, rule - 2)
        .lineWidth(0.5)
        .stroke('black');
    }
  });
}
