import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listener = {
  port: number;
  /** Answers from now on, first the requests that came in while the platform was starting. */
  serve(handler: RequestListener): void;
  /** Takes no new connection; requests that are running get `patience` milliseconds. */
  drain(patience: number): Promise<void>;
};

/**
 * The port is taken first of all: a second start by mistake fails before it touches the database,
 * and early requests wait for the platform instead of being refused.
 */
export async function listen(host: string, port: number): Promise<Listener> {
  let serve: (handler: RequestListener) => void = () => undefined;
  const ready = new Promise<RequestListener>((resolve) => {
    serve = resolve;
  });
  const server = createServer((req, res) => {
    void ready.then((handler) => handler(req, res));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      const advice = taken
        ? '端口已被占用，请停掉占用它的程序，或用 PORT 换一个端口'
        : cause.message;
      reject(new Error(`无法监听 ${host}:${port}：${advice}`, { cause }));
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve,
    drain: (patience) => drain(server, patience),
  };
}

async function drain(server: Server, patience: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A kept-alive connection falls idle only after its last answer.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const limit = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}
