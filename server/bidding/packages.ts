/** Sealed packages as the database keeps them: every one ever handed in, opaque, in the order of their numbers. */
import type { Trx } from '../../db/transaction.js';
import type { SealingContext } from './sealing.js';

export const RESERVE = 'reserve';

export interface StoredPackage {
  owner: string;
  number: number;
  context: SealingContext;
  package: Buffer;
}

/** How many packages an owner has handed in in a round: the next number is one more. */
export async function countPackages(trx: Trx, project: string, round: number, owner: string): Promise<number> {
  const [row] = await trx.query<{ last: number }>(
    'select coalesce(max(number), 0) as last from sealed_packages where project = $1 and round = $2 and owner = $3',
    [project, round, owner],
  );
  return row?.last ?? 0;
}

export async function keepPackage(
  trx: Trx,
  row: { project: string; round: number; owner: string; number: number; context: SealingContext; bytes: Uint8Array; hash: string; at: number },
): Promise<void> {
  await trx.query(
    `insert into sealed_packages (project, round, owner, number, context, package, hash, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.project, row.round, row.owner, row.number, JSON.stringify(row.context), Buffer.from(row.bytes), row.hash, row.at],
  );
}

/** The last package of every owner in a round. */
export async function lastPackages(trx: Trx, project: string, round: number): Promise<StoredPackage[]> {
  return trx.query<StoredPackage>(
    `select distinct on (owner) owner, number, context, package from sealed_packages
     where project = $1 and round = $2 order by owner, number desc`,
    [project, round],
  );
}

/** The reserve that two persons sealed, named by its hash: it holds for later rounds on the same terms too. */
export async function reservePackage(trx: Trx, project: string, hash: string | null): Promise<StoredPackage | null> {
  const [row] = await trx.query<StoredPackage>(
    'select owner, number, context, package from sealed_packages where project = $1 and owner = $2 and hash = $3',
    [project, RESERVE, hash],
  );
  return row ?? null;
}
