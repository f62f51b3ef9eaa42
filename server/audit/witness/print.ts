/** The day's checkpoint for the notice board: a page of A4 with a QR code, and the code alone as a picture. */
import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { toBase64 } from '../base64.js';
import type { Cosigned } from './kept.js';

const FONT = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';

/** @returns the files' paths */
export async function printCheckpoint(dir: string, { origin, size, root, note }: Cosigned, now: number): Promise<string[]> {
  const at = new Date(now + 8 * 3_600_000).toISOString();
  const [day, time] = [at.slice(0, 10), at.slice(11, 16)];
  const png = join(dir, `checkpoint-${day}.png`);
  const pdf = join(dir, `checkpoint-${day}.pdf`);
  const code = await QRCode.toBuffer(note, { errorCorrectionLevel: 'M', margin: 4, scale: 6 });
  await QRCode.toFile(png, note, { errorCorrectionLevel: 'M', margin: 4, scale: 6 });

  const page = new PDFDocument({ size: 'A4', margin: 72, font: createRequire(import.meta.url).resolve(FONT), info: { Title: `存证检查点 ${day}` } });
  const written = pipeline(page, createWriteStream(pdf));
  page.fontSize(24).text('村集通存证检查点', { align: 'center' });
  page.moveDown(0.5).fontSize(12).text(`${day} ${time}(北京时间)`, { align: 'center' });
  page.moveDown().image(code, page.page.width / 2 - 150, page.y, { width: 300 });
  page.y += 320;
  page.fontSize(12).text(`存证:${origin}`, 72).text(`记录数:${size}`).text(`树根:${toBase64(root)}`);
  page.moveDown().text('任何人都可以把今天的这一页拍照留存。日后用手机扫描此码,与平台当时公布的检查点比对:同样的记录数,树根必须相同,否则说明此前的记录被改动过。');
  page.moveDown(0.5).text('码中文字含平台的签名和见证方的联署,可离线核对。');
  page.end();
  await written;
  return [png, pdf];
}
