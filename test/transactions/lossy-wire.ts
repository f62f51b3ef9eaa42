/** A wire to the database that can be cut at the worst moment: just before a commit arrives, or just after it was done. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface LossyWire {
  /** The database's address by way of this wire. */
  url: string;
  /** What happens to the next commit; then the wire is whole again. */
  lose(what: 'commit' | 'answer'): void;
  close(): Promise<void>;
}

export async function lossyWire(url: string): Promise<LossyWire> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let losing: 'commit' | 'answer' | null = null;

  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    let cut = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      const commits = losing !== null && chunk.includes('commit');
      if (commits && losing === 'commit') client.destroy();
      else upstream.write(chunk);
      if (commits) {
        cut = losing === 'answer';
        losing = null;
      }
    });
    // The answer is there, so the commit was done; nobody hears of it.
    upstream.on('data', (chunk) => (cut ? client.destroy() : client.write(chunk)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href,
    lose: (what) => {
      losing = what;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
