/** `add-checkpoint` (c2sp.org/tlog-witness): a log, or whoever has its checkpoint, asks for a cosignature. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fromBase64 } from '../base64.js';
import type { Checkpoint } from '../checkpoint.js';
import { openCheckpoint, putNameTo, Refusal, refuseInconsistent, type Witness } from './cosign.js';

const LARGEST = 1 << 20;
const MOST_HASHES = 63;

interface Answer {
  status: number;
  body?: string;
  type?: string;
}

/** Answers one request after the other: what is compared and what is written belong together. */
export function witnessServer(witness: Witness, turn: <T>(work: () => Promise<T>) => Promise<T>, tell: (line: string) => void): Server {
  return createServer((request, response) => {
    answer(witness, turn, request)
      .catch((error: Error): Answer => {
        tell(`add-checkpoint failed: ${error.message} / 联署接口出错`);
        return { status: 500 };
      })
      .then((given) => send(response, given));
  });
}

async function answer(witness: Witness, turn: <T>(work: () => Promise<T>) => Promise<T>, request: IncomingMessage): Promise<Answer> {
  const path = request.url?.split('?')[0];
  if (path === '/checkpoint' && request.method === 'GET') {
    const { last } = witness.kept;
    return last ? { status: 200, body: last.note } : { status: 404 };
  }
  if (path !== '/add-checkpoint') return { status: 404 };
  if (request.method !== 'POST') return { status: 405 };
  const text = await bodyOf(request);
  const asked = text === null ? null : readRequest(text);
  return asked ? turn(() => addCheckpoint(witness, asked)) : { status: 400 };
}

export interface AddCheckpoint {
  old: number;
  proof: Uint8Array[];
  note: string;
}

/** Null for what is no such request. */
export function readRequest(text: string): AddCheckpoint | null {
  const end = text.indexOf('\n\n');
  if (end < 0) return null;
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  const [, digits] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? [];
  const proof = lines.map(fromBase64);
  if (digits === undefined || proof.length > MOST_HASHES || proof.some((hash) => hash?.length !== 32)) return null;
  return { old: Number(digits), proof: proof as Uint8Array[], note: text.slice(end + 2) };
}

/** The order of the questions is the protocol's. */
export async function addCheckpoint(witness: Witness, { old, proof, note }: AddCheckpoint): Promise<Answer> {
  const { kept } = witness;
  let opened: { text: string; checkpoint: Checkpoint };
  try {
    opened = openCheckpoint(witness, note);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.trouble === 'foreign' ? 404 : 403 };
  }
  const { text, checkpoint } = opened;
  const size = kept.last?.size ?? 0;
  if (old > checkpoint.size) return { status: 400 };
  if (old !== size) return conflict(size);
  try {
    refuseInconsistent(witness, checkpoint, proof, note);
    const known = kept.last?.size === checkpoint.size ? kept.last.note.trimEnd().split('\n').at(-1) : undefined;
    return { status: 200, body: `${known ?? (await putNameTo(witness, note, text, checkpoint))}\n` };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.trouble === 'fork' && old === checkpoint.size) return conflict(size);
    return { status: error.trouble === 'fork' ? 422 : 500 };
  }
}

const conflict = (size: number): Answer => ({ status: 409, body: `${size}\n`, type: 'text/x.tlog.size' });

function send(response: ServerResponse, { status, body = '', type = 'text/plain; charset=utf-8' }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
}

/** Null for one that is too large. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
