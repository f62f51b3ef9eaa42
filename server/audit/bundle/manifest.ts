/** What a bundle says of itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const MANIFEST = 'manifest.json';
/** Rule books as data. */
export const SHELF = 'rules.json';
export const FORMAT = 'cunjitong-bundle/1';

const schema = z.strictObject({
  format: z.literal(FORMAT),
  scope: z.enum(['log', 'project']),
  project: z.string().nullable(),
  origin: z.string(),
  /** What the log was called before it was restored. */
  former: z.array(z.strictObject({ origin: z.string(), kept: z.int().nonnegative() })),
  entries: z.int().nonnegative(),
  /** Entries of which only the leaf hash is given: secret until their opening. */
  withheld: z.int().nonnegative(),
  withPersonal: z.boolean(),
  /** Hashes of issued documents that are not part of it: for one bidder only. */
  leftOut: z.array(z.string()),
  madeAt: z.string(),
  /** Bytes of every file, so that one that was cut off is told from one that was changed. */
  files: z.record(z.string(), z.int().nonnegative()),
});
export type Manifest = z.output<typeof schema>;

/** Null where there is none that can be read. */
export async function readManifest(dir: string): Promise<Manifest | null> {
  try {
    return schema.parse(JSON.parse(await readFile(join(dir, MANIFEST), 'utf8')));
  } catch {
    return null;
  }
}
