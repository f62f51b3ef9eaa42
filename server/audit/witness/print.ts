/** The day's checkpoint for the notice board: a page of A4 with a QR code, and the code alone as a picture. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { toBase64 } from '../base64.js';
import { disk } from '../durable.js';
import type { Cosigned } from './kept.js';

const FONT = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';

/** @returns the files' paths */
export async function printCheckpoint(dir: string, { origin, size, root, note }: Cosigned, now: number): Promise<string[]> {
  const at = new Date(now + 8 * 3_600_000).toISOString();
  const [day, time] = [at.slice(0, 10), at.slice(11, 16)];
  const png = join(dir, `checkpoint-${day}.png`);
  const pdf = join(dir, `checkpoint-${day}.pdf`);
  const code = await QRCode.toBuffer(note, { errorCorrectionLevel: 'M', margin: 4, scale: 6 });

  const page = new PDFDocument({ size: 'A4', margin: 72, font: createRequire(import.meta.url).resolve(FONT), info: { Title: `存证检查点 ${day}` } });
  const written = buffer(page);
  page.fontSize(24).text('村集通存证检查点', { align: 'center' });
  page.moveDown(0.5).fontSize(12).text(`${day} ${time}(北京时间)`, { align: 'center' });
  page.moveDown().image(code, page.page.width / 2 - 150, page.y, { width: 300 });
  page.y += 320;
  page.fontSize(12).text(`存证:${origin}`, 72).text(`记录数:${size}`).text(`树根:${toBase64(root)}`);
  page.moveDown().text('任何人都可以把今天的这一页拍照留存。日后想知道此前的记录有没有被换掉,用手机打开下面的网页,扫这张码或选这张照片,网页会回答“一致”或“不一致”。');
  page.moveDown(0.5).text(`${origin.split('/')[0]}/log/check`, { align: 'center' });
  page.moveDown(0.5).text('码中文字含平台的签名和见证方的联署,可离线核对。');
  page.end();
  await disk.replace(png, code);
  await disk.replace(pdf, await written);
  return [png, pdf];
}
