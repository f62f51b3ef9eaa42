import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptedType } from '../../server/files/accepted-type.js';
import { RefusedFile } from '../../server/files/refused-file.js';
import * as samples from './samples.js';

describe('the accepted file types', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cjt-type-'));
  });
  after(() => rm(folder, { recursive: true }));

  const check = async (content: Buffer, name: string) => {
    await writeFile(join(folder, 'file'), content);
    return acceptedType(join(folder, 'file'), name);
  };

  const accepted: Array<[string, Buffer, string]> = [
    ['合同.pdf', samples.PDF, 'application/pdf'],
    ['合同.PDF', samples.PDF, 'application/pdf'],
    ['照片.jpg', samples.JPG, 'image/jpeg'],
    ['照片.jpeg', samples.JPG, 'image/jpeg'],
    ['照片.png', samples.PNG, 'image/png'],
    [
      '纪要.docx',
      samples.DOCX,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      '台账.xlsx',
      samples.XLSX,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ];
  for (const [name, content, mime] of accepted) {
    it(`let ${name} pass as ${mime}`, async () =>
      assert.equal((await check(content, name)).mime, mime));
  }

  it('let a document pass whose kind stands behind big photos, as WPS and LibreOffice write it', async () => {
    assert.equal((await check(samples.STREAMED_DOCX, '踏勘记录.docx')).extension, 'docx');
    assert.equal(
      (await check(Buffer.concat([samples.STREAMED_DOCX, Buffer.from('a comment')]), '踏勘.docx'))
        .extension,
      'docx',
    );
  });

  const refused: Array<[string, string, Buffer, RegExp, number]> = [
    [
      'a PNG named .pdf',
      '合同.pdf',
      samples.PNG,
      /「合同\.pdf」的内容是 PNG 图片,与扩展名 \.pdf 不符。可上传:PDF/,
      415,
    ],
    ['a PDF named .jpg', '照片.jpg', samples.PDF, /内容是 PDF 文件/, 415],
    ['a Word file named .xlsx', '台账.xlsx', samples.DOCX, /内容是 Word 文档/, 415],
    ['a web page named .jpg', '照片.jpg', samples.HTML, /网页\(HTML\)/, 415],
    ['a web page', 'index.html', samples.HTML, /扩展名是 \.html/, 415],
    ['an SVG named .png', '图.png', samples.SVG, /SVG/, 415],
    [
      'an SVG with an XML declaration',
      '图.svg',
      Buffer.concat([Buffer.from('<?xml version="1.0"?>'), samples.SVG]),
      /SVG/,
      415,
    ],
    ['a program named .pdf', '合同.pdf', samples.EXE, /可执行程序/, 415],
    ['a program', '合同.pdf.exe', samples.EXE, /扩展名是 \.exe,内容是可执行程序/, 415],
    ['a text', '说明.txt', Buffer.from('村民会议说明'), /纯文本/, 415],
    ['a text named .pdf', '说明.pdf', Buffer.from('村'.repeat(500)), /纯文本/, 415],
    ['a PDF without extension', '合同', samples.PDF, /没有扩展名,内容是 PDF 文件/, 415],
    ['an archive', '资料.zip', samples.PLAIN_ZIP, /解压后逐个上传/, 415],
    ['an archive named .docx', '纪要.docx', samples.PLAIN_ZIP, /压缩包/, 415],
    ['Word with macros named .docx', '纪要.docx', samples.DOCM, /带宏/, 415],
    [
      'Word with macros whose kind stands last',
      '纪要.docx',
      samples.STREAMED_DOCM,
      /与扩展名 \.docx 不符/,
      415,
    ],
    [
      'a bomb in place of the kind',
      '纪要.docx',
      samples.STREAMED_BOMB,
      /与扩展名 \.docx 不符/,
      415,
    ],
    ['an old or encrypted Office file', '纪要.docx', samples.OLD_OFFICE, /旧版或加密/, 415],
    ['noise', '照片.jpg', Buffer.from('0102ff00fe03', 'hex'), /无法识别/, 415],
    ['an empty file', '合同.pdf', Buffer.alloc(0), /空文件/, 422],
  ];
  for (const [what, name, content, message, status] of refused) {
    it(`refuse ${what}, saying what was found and what would pass`, async () => {
      await assert.rejects(check(content, name), (error: unknown) => {
        assert.ok(error instanceof RefusedFile, String(error));
        assert.match(error.message, message);
        assert.match(error.message, /可上传:PDF\(\.pdf\)/);
        assert.equal(error.status, status);
        return true;
      });
    });
  }

  it('are told apart without a fault even in files cut off or damaged anywhere', async () => {
    const whole = [
      samples.PDF,
      samples.PNG,
      samples.JPG,
      samples.DOCX,
      samples.XLSX,
      samples.DOCM,
      samples.PLAIN_ZIP,
    ];
    for (const content of whole) {
      for (let round = 0; round < 60; round++) {
        const damaged = Buffer.from(
          content.subarray(0, 1 + Math.floor(Math.random() * content.length)),
        );
        for (let hits = 0; hits < 3; hits++)
          damaged[Math.floor(Math.random() * damaged.length)] = Math.random() * 256;
        await check(damaged, '纪要.docx').catch((error: unknown) =>
          assert.ok(error instanceof RefusedFile, String(error)),
        );
      }
    }
  }).timeout(20_000);
});
