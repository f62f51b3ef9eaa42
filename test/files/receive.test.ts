import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type ReceivedFile, receiveUpload } from '../../server/files/receive.js';
import { RefusedFile } from '../../server/files/refused-file.js';
import { diskStore, type FileStore, MAX_FILE_BYTES } from '../../server/files/store.js';
import { JPG, PDF, PNG } from './samples.js';

describe('an upload', () => {
  let dataDir: string;
  let spoolDir: string;
  let usualTmp: string | undefined;
  let store: FileStore;
  let server: Server;
  let outcome: Promise<ReceivedFile>;
  let arrived: Promise<void>;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'cjt-data-'));
    spoolDir = await mkdtemp(join(tmpdir(), 'cjt-spool-'));
    usualTmp = process.env.TMPDIR;
    process.env.TMPDIR = spoolDir;
    store = diskStore(dataDir);
    let arrive = () => {};
    arrived = new Promise((resolve) => {
      arrive = resolve;
    });
    server = createServer((req, res) => {
      outcome = receiveUpload(req, store);
      arrive();
      outcome.then(
        (file) => res.end(JSON.stringify(file)),
        (error: unknown) => {
          res.statusCode = error instanceof RefusedFile ? error.status : 500;
          res.end(error instanceof RefusedFile ? error.code : String(error));
        },
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    if (usualTmp === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usualTmp;
    assert.deepEqual(await readdir(spoolDir), [], 'the spool is empty after every upload');
    await rm(dataDir, { recursive: true });
    await rm(spoolDir, { recursive: true });
  });

  const port = () => (server.address() as AddressInfo).port;
  const file = (content: Uint8Array, name: string) =>
    [new File([Uint8Array.from(content)], name)] as const;
  const kept = async () =>
    (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    ).length;

  async function post(parts: Array<[string, File | string]>) {
    const body = new FormData();
    for (const [name, value] of parts) body.append(name, value as string);
    const response = await fetch(`http://127.0.0.1:${port()}/`, { method: 'POST', body });
    return { status: response.status, text: await response.text() };
  }

  async function refusedWith(code: string, status: number, parts: Array<[string, File | string]>) {
    assert.deepEqual(await post(parts), { status, text: code });
    assert.equal(await kept(), 0);
  }

  it('of one accepted file is kept, with its safe name, type, size and hash', async () => {
    const { status, text } = await post([['file', ...file(PDF, '会议\u202e纪要(定稿).pdf')]]);
    assert.equal(status, 200);
    const received = JSON.parse(text) as ReceivedFile;
    assert.equal(received.name, '会议纪要(定稿).pdf');
    assert.equal(received.type, 'application/pdf');
    assert.equal(received.size, PDF.length);
    assert.deepEqual(await buffer(await store.open(received.sha256)), PDF);
  });

  it('ignores the type that the browser claims', async () => {
    const png = new File([Uint8Array.from(PNG)], '照片.png', { type: 'application/pdf' });
    const { text } = await post([['file', png]]);
    assert.equal((JSON.parse(text) as ReceivedFile).type, 'image/png');
  });

  it('of exactly 20 MB is kept, and of one byte more refused', async () => {
    const largest = Buffer.concat([PDF, Buffer.alloc(MAX_FILE_BYTES - PDF.length)]);
    assert.equal((await post([['file', ...file(largest, 'a.pdf')]])).status, 200);
    const more = Buffer.concat([largest, Buffer.alloc(1)]);
    assert.deepEqual(await post([['file', ...file(more, 'a.pdf')]]), {
      status: 413,
      text: 'too_large',
    });
    assert.equal(await kept(), 1);
  }).timeout(20_000);

  it('is refused when far too large, on its announced length', () =>
    refusedWith('too_large', 413, [
      ['file', ...file(Buffer.alloc(MAX_FILE_BYTES * 2), 'a.pdf')],
    ])).timeout(20_000);

  it('is refused when the content is not what the name says', () =>
    refusedWith('content', 415, [['file', ...file(JPG, '合同.pdf')]]));

  it('is refused when the file is empty', () =>
    refusedWith('empty', 422, [['file', ...file(Buffer.alloc(0), 'a.pdf')]]));

  it('is refused with two files', () =>
    refusedWith('several_files', 422, [
      ['file', ...file(PDF, 'a.pdf')],
      ['file', ...file(PDF, 'b.pdf')],
    ]));

  it('is refused with any other field, before or after the file', async () => {
    await refusedWith('unexpected_field', 422, [
      ['note', 'x'],
      ['file', ...file(PDF, 'a.pdf')],
    ]);
    await refusedWith('unexpected_field', 422, [
      ['file', ...file(PDF, 'a.pdf')],
      ['note', 'x'],
    ]);
  });

  it('is refused when the file comes in another field', () =>
    refusedWith('unexpected_field', 422, [['photo', ...file(PDF, 'a.pdf')]]));

  it('is refused when the form is empty', async () => {
    assert.deepEqual(await raw('--b--\r\n'), [422, 'no_file']);
  });

  it('is refused when a part says nothing of itself', async () => {
    assert.deepEqual(await raw('--b\r\n\r\nx\r\n--b--\r\n'), [422, 'form']);
    assert.deepEqual(await raw('--b\r\nX-Part: 1\r\n\r\nx\r\n--b--\r\n'), [422, 'no_file']);
    assert.deepEqual(
      await raw('--b\r\nX-Part: 1\r\n\r\nx\r\n--b\r\nX-Part: 2\r\n\r\ny\r\n--b--\r\n'),
      [422, 'unexpected_field'],
    );
  });

  it('is refused when it is no form', async () => {
    assert.deepEqual(await raw('{}', 'application/json'), [415, 'form']);
    assert.deepEqual(await raw('x', 'multipart/form-data'), [415, 'form']);
    assert.deepEqual(await raw('file=x', 'application/x-www-form-urlencoded'), [422, 'no_file']);
  });

  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';

  it('is refused when the form ends before its file does', async () => {
    for (const body of [
      head,
      `${head}%PDF-1.4`,
      `${head}%PDF-1.4\r\n--b`,
      '--b\r\nContent-Dis',
      '',
    ]) {
      assert.deepEqual(await raw(body), [422, 'form'], JSON.stringify(body));
    }
    assert.equal(await kept(), 0);
  });

  it('that breaks off leaves nothing', async () => {
    for (const sent of [head, `${head}%PDF-1.4 ${'x'.repeat(200_000)}`, '--b\r\nContent-Dis', '']) {
      const socket = connect(port(), '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n${sent}`,
      );
      arrived = new Promise((resolve) => server.once('request', () => resolve()));
      await arrived;
      await new Promise((resolve) => setTimeout(resolve, 30));
      socket.destroy();
      await assert.rejects(
        outcome,
        (error: unknown) => error instanceof RefusedFile && error.code === 'aborted',
      );
    }
    assert.equal(await kept(), 0);
  });

  it('that broke off before it was looked at does not wait for ever', async () => {
    server.removeAllListeners('request');
    const gone = new Promise<void>((resolve) => {
      server.on('request', (req) => {
        req.on('error', () => {});
        req.once('close', () => {
          outcome = receiveUpload(req, store);
          outcome.catch(() => {});
          resolve();
        });
      });
    });
    const socket = connect(port(), '127.0.0.1');
    socket.write(
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9\r\n\r\n',
    );
    setTimeout(() => socket.destroy(), 50);
    await gone;
    await assert.rejects(
      outcome,
      (error: unknown) => error instanceof RefusedFile && error.code === 'aborted',
    );
  });

  it('that the store cannot keep is a fault of ours, not of the file', async () => {
    store = { ...store, put: () => Promise.reject(new Error('disk full')) };
    assert.deepEqual(await post([['file', ...file(PDF, 'a.pdf')]]), {
      status: 500,
      text: 'Error: disk full',
    });
  });

  it('leaves the connection usable after a refusal', async () => {
    await refusedWith('unexpected_field', 422, [
      ['photo', ...file(Buffer.alloc(5_000_000), 'a.pdf')],
    ]);
    assert.equal((await post([['file', ...file(PDF, 'a.pdf')]])).status, 200);
  });

  function raw(body: string, type = 'multipart/form-data; boundary=b'): Promise<[number, string]> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
      const req = request(
        { port: port(), host: '127.0.0.1', method: 'POST', headers },
        async (res) => {
          resolve([res.statusCode ?? 0, (await buffer(res)).toString()]);
        },
      );
      req.on('error', reject);
      req.end(body);
    });
  }
});
