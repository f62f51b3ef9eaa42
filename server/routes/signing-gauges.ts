/** How the signing of the log goes, for machines that watch the platform: alarm on `log_signing_refused > 0`. */
import { Gauge, type Registry } from 'prom-client';
import type { LogSigning, SigningStatus } from './use-cases.js';

export function signingGauges(registry: Registry, signing: LogSigning | undefined): void {
  if (!signing) return;
  const gauge = (name: string, help: string, value: (status: SigningStatus) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value(signing.status()));
      },
    });
  gauge('log_checkpoint_size', 'Entries below the last signed head of the log', ({ size }) => size);
  gauge('log_checkpoint_signed_seconds', 'When this process last signed a head', ({ signedAt }) => (signedAt ?? 0) / 1000);
  gauge('log_signing_refused', '1 while the log contradicts what was signed', ({ refused }) => (refused ? 1 : 0));
  gauge('log_signing_failing', '1 while nothing can be signed: no database, no disk', ({ failing }) => (failing ? 1 : 0));
}
