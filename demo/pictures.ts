/**
 * `npm run documents`: a small picture of every page of every kind of document, into docs/documents. The cases live
 * with the tests, and so does what draws them; `npm run documents -- notice receipt` draws these kinds only.
 */
import { fileURLToPath } from 'node:url';

const samples = new URL('../test/documents/pictures.ts', import.meta.url);
const folder = fileURLToPath(new URL('../docs/documents/', import.meta.url));
const { drawPictures } = await import(samples.href);
console.log(`${await drawPictures(folder, process.argv.slice(2))} pictures in docs/documents`);
