import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attachmentHeader, safeName } from '../../server/files/file-name.js';

describe('a safe file name', () => {
  const cases: Array<[string, string, string]> = [
    ['keeps an ordinary Chinese name', '鱼塘租赁合同(2025).pdf', '鱼塘租赁合同(2025).pdf'],
    ['keeps rare characters', '㛃䶮𬀩.jpg', '㛃䶮𬀩.jpg'],
    ['drops a path', '../../etc/passwd.pdf', 'passwd.pdf'],
    ['drops a Windows path', 'C:\\Users\\王\\会议纪要.docx', '会议纪要.docx'],
    ['drops control characters', 'a\u0000b\r\n\u0085c.pdf', 'abc.pdf'],
    ['drops marks that turn the reading direction', '合同\u202efdp.exe', '合同fdp.exe'],
    [
      'drops isolates and invisible marks',
      '\u2066合\u2069同\u200e\u200f\u200b\ufeff\u061c.pdf',
      '合同.pdf',
    ],
    ['composes what a Mac decomposes', 'cafe\u0301.pdf', 'caf\u00e9.pdf'],
    ['drops half a character', '合\ud800同.pdf', '合同.pdf'],
    ['gives a name to what has none', '', '未命名'],
    ['gives a name to a mere extension', '.pdf', '未命名.pdf'],
    ['gives a name to dots', '..', '未命名'],
    ['gives a name to a folder', 'folder/', '未命名'],
    ['hides nothing behind a leading dot', '.hidden.pdf', 'hidden.pdf'],
    ['trims spaces and dots that Windows would drop', ' 合同 .pdf ', '合同.pdf'],
    ['takes the last extension only', '合同.pdf.exe', '合同.pdf.exe'],
  ];
  for (const [rule, name, expected] of cases)
    it(rule, () => assert.equal(safeName(name), expected));

  it('is cut to 120 characters, not in the middle of one, and keeps its extension', () => {
    const name = safeName(`${'𬀩'.repeat(300)}.docx`);
    assert.equal([...name].length, 120);
    assert.match(name, /^𬀩+\.docx$/u);
  });

  it('is cut even if the extension is absurd', () => {
    assert.equal([...safeName(`a.${'x'.repeat(500)}`)].length, 120);
  });

  it('is never empty, too long or dangerous, and is safe once for all', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom(
        '.',
        '/',
        '\\',
        ' ',
        '\u202e',
        '\u0301',
        '\ud800',
        '\u0000',
        '村',
        '\u1160',
        '\u{1d160}',
      ),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 200 }), (units) => {
        const name = safeName(units.join(''));
        assert.equal(safeName(name), name);
        assert.equal(name, name.normalize('NFC'));
        assert.ok(name.length > 0 && [...name].length <= 120);
        assert.doesNotMatch(name, /[/\\\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f]|^\./u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the attachment header', () => {
  it('gives a plain name as it is', () => {
    assert.equal(
      attachmentHeader('minutes (1).pdf'),
      `attachment; filename="minutes (1).pdf"; filename*=UTF-8''minutes%20%281%29.pdf`,
    );
  });

  it('gives a Chinese name by RFC 5987 and a neutral one to old clients', () => {
    assert.equal(
      attachmentHeader('合同.pdf'),
      `attachment; filename="download.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf`,
    );
  });

  it('cannot be broken out of', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constant('a"; filename=x.exe\r\nSet-Cookie: a=b'),
        ),
        (name) => {
          const header = attachmentHeader(name);
          assert.match(
            header,
            /^attachment; filename="[A-Za-z0-9 ._()-]+"; filename\*=UTF-8''(?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+$/,
          );
          assert.equal(decodeURIComponent(header.split("''")[1] ?? ''), safeName(name));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
