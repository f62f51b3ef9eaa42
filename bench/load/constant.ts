/** The baseline of all reads: Express answering constant JSON, as its guide shows it. `/helmet` has helmet before it, `/plain` nothing. */
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import express from 'express';
import helmet from 'helmet';

const bodies = (await json(process.stdin)) as Record<string, unknown>;
const app = express();
app.use('/helmet', helmet());
for (const [name, body] of Object.entries(bodies)) {
  app.get([`/plain/${name}`, `/helmet/${name}`], (_req, res) => void res.json(body));
}
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
