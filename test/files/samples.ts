/** Small real files of each kind, made here so that no binary lies in the repository. */
import { crc32, deflateRawSync } from 'node:zlib';

export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const JPG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffdb004300', 'hex'),
  Buffer.alloc(64, 1),
  Buffer.from('ffd9', 'hex'),
]);

export const OLD_OFFICE = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(2048),
]);
export const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(512)]);
export const HTML = Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>');
export const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const MACROS = 'application/vnd.ms-word.document.macroEnabled.main+xml';

type Part = [name: string, content: string | Buffer];

const kinds = (type: string): Part => [
  '[Content_Types].xml',
  `<Types><Override ContentType="${type}"/></Types>`,
];
const body: Part = ['word/document.xml', '<w:document/>'];
const photo: Part = [
  'word/media/photo.jpg',
  Buffer.alloc(3_000_000, 'noise that must not look like a signature'),
];

export const DOCX = zip([kinds(WORD), body]);
export const XLSX = zip([kinds(EXCEL), ['xl/workbook.xml', '<workbook/>']]);
export const DOCM = zip([kinds(MACROS), body]);
export const PLAIN_ZIP = zip([['readme.txt', 'hello']]);

/** As WPS and LibreOffice write them: sizes after the data, the part that names the kind at the end. */
export const STREAMED_DOCX = zip([photo, body, kinds(WORD)], { streamed: true });
export const STREAMED_DOCM = zip([photo, body, kinds(MACROS)], { streamed: true });
export const STREAMED_BOMB = zip([photo, ['[Content_Types].xml', Buffer.alloc(50_000_000)]], {
  streamed: true,
  deflate: true,
});

export function zip(parts: Part[], { streamed = false, deflate = false } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const plain = Buffer.from(content as string);
    const data = deflate ? deflateRawSync(plain) : plain;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(streamed ? 8 : 0, 2);
    shared.writeUInt16LE(deflate ? 8 : 0, 4);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(plain), 0);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(plain.length, 8);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.from(shared);
    if (!streamed) sizes.copy(local, 10);
    const descriptor = streamed
      ? Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sizes])
      : Buffer.alloc(0);
    const entry = Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      local,
      Buffer.from(name),
      data,
      descriptor,
    ]);
    sizes.copy(shared, 10);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, end, Buffer.from(name)]),
    );
    locals.push(entry);
    offset += entry.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}
