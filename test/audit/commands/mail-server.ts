/** A mail server that takes every message and keeps it: just enough of SMTP for one sender. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

export interface MailServer {
  url: string;
  /** Messages as they came, with their heads. */
  taken: string[];
  close(): void;
}

export async function mailServer(): Promise<MailServer> {
  const taken: string[] = [];
  const server: Server = createServer((socket) => {
    let message: string[] | null = null;
    let rest = '';
    const answer = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (message && line === '.') {
        taken.push(message.join('\n'));
        message = null;
        return answer('250 taken');
      }
      if (message) return void message.push(line.replace(/^\.\./, '.'));
      if (/^DATA/i.test(line)) {
        message = [];
        return answer('354 go on');
      }
      if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n');
      answer(/^(EHLO|HELO)/i.test(line) ? '250 here' : '250 ok');
    };
    answer('220 here');
    socket.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() as string;
      for (const line of lines) hear(line);
    });
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, close: () => server.close() };
}
