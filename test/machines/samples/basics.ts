/** What the samples of every stage are made of. */
import { notApplicable } from '../../../server/machines/checkpoints.js';
import type { Input, Play } from '../play.js';

export const FILE = 'a'.repeat(64);
export const evidence = (
  ...kinds: NonNullable<Input<'submit_application'>['evidence']>[number]['kind'][]
) => kinds.map((kind) => ({ kind, file: FILE }));
/** Yuan in fen. */
export const yuan = (amount: number) => Math.round(amount * 100);
export const PACKAGE = 'A'.repeat(1366);
export const leased = (play: Play) => play.facts.project.side === 'asset';

/** Checkpoints that this trade has. */
export const has = (play: Play, key: Parameters<typeof notApplicable>[0]) =>
  notApplicable(key, {
    mode: play.facts.project.mode,
    emergency: play.facts.project.emergency !== null,
  }) === null;
