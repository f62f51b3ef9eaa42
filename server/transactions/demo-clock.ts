/** The demonstration's clock: the first call may set any moment, later ones only move forward. */
import { InvalidInput } from '../errors.js';
import { settleProject } from './advance.js';
import type { Door } from './door.js';

/** Sets the clock and settles everything that is due before it answers. */
export async function setDemoClock(door: Door, now: number): Promise<{ now: number }> {
  const moved = await door.db.raw<{ rows: { millis: number }[] }>(
    `update clock_offset set millis = ? - floor(extract(epoch from clock_timestamp()) * 1000)::bigint, set_at = ?
     where set_at is null or platform_clock() <= ? returning millis`,
    [now, now, now],
  );
  if (moved.rows.length === 0) throw new InvalidInput('演示时钟只能向前拨。', { code: 'clock-moves-forward' });
  await settleAllDue(door);
  const { rows } = await door.db.raw<{ rows: { now: number }[] }>('select platform_clock() as now');
  return { now: rows[0]?.now ?? now };
}

/**
 * Every project with a deadline behind it, a batch at a time, oldest first. A project that cannot be settled fails the
 * call: a demonstration should show its fault at once, where the ticker of a real platform goes on with the others.
 */
export async function settleAllDue(door: Door): Promise<void> {
  for (;;) {
    const { rows } = await door.db.raw<{ rows: { id: string }[] }>(
      'select id from projects where next_due_at <= (select platform_clock()) order by next_due_at limit 100',
    );
    let settled = 0;
    for (const { id } of rows) settled += await settleProject(door, id);
    if (settled === 0) return;
  }
}
