import http from 'node:http';
import { text } from 'node:stream/consumers';

/** One request on the agent's connection; whatever is not 200 is an error, as no measurement is made of refusals. */
export function send(agent: http.Agent, method: string, url: string, headers: http.OutgoingHttpHeaders, body = ''): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': Buffer.byteLength(body) } : {};
    const request = http.request(url, { agent, method, headers: { ...headers, ...length } }, async (response) => {
      const answered = await text(response);
      if (response.statusCode === 200) resolve(JSON.parse(answered));
      else reject(new Error(`${method} ${url}: ${response.statusCode} ${answered}`));
    });
    request.on('error', reject);
    request.end(body);
  });
}
