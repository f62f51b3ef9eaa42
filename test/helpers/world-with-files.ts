/** A world whose evidence and papers have bytes of their own, in place of the samples' made-up hashes. */
import { createHash } from 'node:crypto';
import { diskStore } from '../../server/files/store.js';
import type { EventType } from '../../server/machines/events.js';
import type { Accepted } from '../../server/transactions/advance.js';
import type { Input } from '../machines/play.js';
import { FILE } from '../machines/samples.js';
import { type Who, World } from './world.js';

const EVIDENCE = Buffer.from('证明材料');
const EVIDENCE_HASH = createHash('sha256').update(EVIDENCE).digest('hex');

export class WorldWithFiles extends World {
  static of({ fresh, door, key }: World, dataKey: ConstructorParameters<typeof World>[3]): WorldWithFiles {
    return new WorldWithFiles(fresh, door, key, dataKey);
  }

  override attach(project: string, name: string): Promise<string> {
    return super.attach(project, name, EVIDENCE_HASH);
  }

  override act<T extends EventType>(who: Who, project: string, type: T, data: Input<T>, options = {}): Promise<Accepted> {
    return super.act(who, project, type, JSON.parse(JSON.stringify(data).replaceAll(FILE, EVIDENCE_HASH)), options);
  }

  /** Papers that count as issued have the hash of their id: see `prepare`. */
  async keepFiles(dataDir: string): Promise<void> {
    const store = diskStore(dataDir);
    await store.put(EVIDENCE);
    for (const { id } of await this.admin('documents').where({ state: 'issued' }).select('id')) await store.put(Buffer.from(id));
  }
}
