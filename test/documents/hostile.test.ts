import assert from 'node:assert/strict';
import { cleanText } from '../../server/documents/clean.js';
import { renderTemplate } from '../../server/documents/render.js';
import { TEMPLATES } from '../../server/documents/templates/index.js';
import { flat, readPdf, times } from './read-pdf.js';
import { hash, offer, SAMPLES } from './samples.js';

const [opening] = SAMPLES.opening;
const [result] = SAMPLES.result;
const [notice] = SAMPLES.notice;

async function openingWith(offers: object[], over: object = {}) {
  const facts = { ...opening.facts, offers, ...over };
  const rendered = await renderTemplate(TEMPLATES.opening, facts, opening.frame);
  return { ...rendered, ...(await readPdf(rendered.bytes)), pages: rendered.pages };
}

describe('paper under strain', function () {
  this.timeout(60_000);

  it('prints names of a hundred characters in full, in the frame as in the tables', async () => {
    const name = '某某镇'.repeat(33).concat('村');
    const frame = { ...result.frame, projectName: name, issuer: name, title: name };
    const facts = { ...result.facts, candidate: { ...result.facts.candidate, name } };
    const rendered = await renderTemplate(TEMPLATES.result, facts, frame);
    const { text, lines } = await readPdf(rendered.bytes);
    assert.ok(times(text, name) >= 4);
    assertWithinMargins(lines);
  });

  it('lists 300 bidders, each once, with the header on every page and no line cut', async () => {
    const offers = Array.from({ length: 300 }, (_, n) => offer(n + 1));
    const { text, lines, pages } = await openingWith(offers);
    for (const { receipt } of offers) assert.equal(times(text, receipt), 1, receipt);
    const tablePages = lines.filter((page) => page.some((line) => /^HZ-\d{5}$/.test(line.text)));
    assert.ok(tablePages.length > 5 && pages > tablePages.length);
    for (const page of tablePages) assert.ok(page.some((line) => line.text === '回执号'));
    assertWithinMargins(lines);
  });

  it('breaks a table of 200 rows between rows, and loses none', async () => {
    const [archive] = SAMPLES.archive;
    const documents = Array.from({ length: 200 }, (_, n) => ({
      number: `JSG-2025-0018-R${String(n + 1).padStart(12, '7')}`,
      title: '报名回执',
      issuedAt: archive.frame.issuedAt,
      sha256: hash(n + 5_000),
    }));
    const rendered = await renderTemplate(TEMPLATES.archive, { ...archive.facts, documents }, archive.frame);
    const { text, lines } = await readPdf(rendered.bytes);
    for (const { number, sha256 } of documents) {
      assert.equal(times(text, sha256), 1);
      const own = number.slice('JSG-2025-0018-'.length);
      assert.ok(lines.flat().some((line) => line.text === own), 'its own part is not cut in two');
    }
    for (const page of lines.filter((p) => p.some((line) => /^R7+\d+$/.test(line.text))))
      assert.ok(page.some((line) => line.text === '文件编号'));
    assertWithinMargins(lines);
  });

  it('says that a table is empty instead of leaving it blank', async () => {
    const { text } = await openingWith([]);
    assert.ok(text.includes('截止时未收到报价。'));
  });

  it('prints an amount of 13 digits in one piece', async () => {
    const largest = { ...offer(1), amount: 999_999_999_999_999 };
    const { text, lines } = await openingWith([largest], {
      leading: { name: '样**', amount: 999_999_999_999_999 },
    });
    assert.ok(lines.flat().some((line) => line.text === '9,999,999,999,999.99'));
    assert.ok(text.includes('玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'));
  });

  it('prints zero as zero', async () => {
    const { text } = await openingWith([{ ...offer(1), amount: 0 }], {
      leading: { name: '样**', amount: 0 },
    });
    assert.ok(text.includes('0.00元（大写：零元整）'));
  });

  it('prints markup and placeholders as the text they are, and its metadata stays XML', async () => {
    const name = '<script>alert(1)</script>&{price|money}';
    const frame = { ...opening.frame, projectName: name };
    const rendered = await renderTemplate(
      TEMPLATES.opening,
      { ...opening.facts, subject: name },
      frame,
    );
    const { text } = await readPdf(rendered.bytes);
    assert.ok(times(text, name) >= 2);
    const raw = Buffer.from(rendered.bytes).toString('utf8');
    assert.ok(raw.includes('<rdf:li'));
    assert.ok(!raw.includes('<script>'));
  });

  it('takes out what nobody can see: direction marks, NULs, zero width', async () => {
    assert.equal(cleanText('总价\u202e元0001\u202c\u0000\u200b\u2066\ufeff'), '总价元0001');
    assert.equal(cleanText('甲\r\n\r\n\u2028乙\t\t 丙'), '甲\n乙 丙');
    const { text } = await openingWith([{ ...offer(1), name: '样\u202e例\u0000公\u200f司' }]);
    assert.ok(text.includes('样例公司'));
    for (const unseen of '\u0000\u202e\u200f') assert.ok(!text.includes(unseen));
  });

  it('lets ten thousand characters run over pages between their lines', async () => {
    const long = '报价人陈述理由如下，'.repeat(1_000);
    const { text, lines } = await openingWith([offer(1)], {
      objections: [{ by: '样**', matter: long, answer: '另行答复。' }],
    });
    // By character, since running heads come between the parts.
    assert.equal(times(text, '述'), 1_000);
    assertWithinMargins(lines);
    const solid = 'a'.repeat(10_000);
    const facts = { ...notice.facts, subject: { ...notice.facts.subject, condition: solid } };
    const rendered = await renderTemplate(TEMPLATES.notice, facts, notice.frame);
    const read = await readPdf(rendered.bytes);
    assert.ok((read.text.match(/a/g) ?? []).length >= 10_000);
    assertWithinMargins(read.lines);
  });

  it('does not turn ten thousand line ends into hundreds of pages', async () => {
    const { pages } = await openingWith([offer(1)], {
      outcomeNote: `成立${'\n'.repeat(10_000)}完`,
    });
    assert.ok(pages <= 4);
  });

  it('prints rare characters of names so that they can be read back', async () => {
    const { text, missing } = await openingWith([{ ...offer(1), name: '样例㛃䶮𬀩' }]);
    assert.ok(text.includes('样例㛃䶮𬀩'));
    assert.deepEqual(missing, []);
  });

  it('names a character that the font lacks instead of printing an empty square', async () => {
    const { text, missing } = await openingWith([{ ...offer(1), name: '样𠮷😀' }]);
    assert.deepEqual(missing, ['U+20BB7', 'U+1F600']);
    assert.ok(text.includes('样〔U+20BB7〕〔U+1F600〕'));
    assert.ok(text.includes('字库暂缺字形'));
  });

  it('refuses more rows than a worker should be asked to draw', async () => {
    const many = Array.from({ length: 3_001 }, (_, n) => offer(n));
    await assert.rejects(openingWith(many), /offers/);
    const wordy = Array.from({ length: 3_000 }, (_, n) => ({
      ...offer(n),
      name: '样'.repeat(900),
    }));
    await assert.rejects(openingWith(wordy), /总长超出限度/);
  });
});

/** 28 mm left, 26 mm right, with room for a trailing space of the reader's own arithmetic. */
function assertWithinMargins(pages: { text: string; x: number; width: number; y: number }[][]) {
  for (const line of pages.flat().filter(({ text }) => flat(text) !== '')) {
    assert.ok(line.x >= 79 && line.x + line.width <= 522.5, `${line.text} at ${line.x}`);
    assert.ok(line.y > 50 && line.y < 820, `${line.text} at height ${line.y}`);
  }
}
