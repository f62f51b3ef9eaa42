/** The part of autocannon that is used here; it brings no types. */
declare module 'autocannon' {
  interface Client {
    setRequests(requests: { method: string; path: string }[]): void;
  }
  interface Result {
    requests: { average: number };
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  }
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    setupClient(client: Client): void;
  }): Promise<Result>;
}
