/** The cached nodes of the tree: whoever changed one would hand out proofs that do not verify. */
import type { NodeId } from '../merkle.js';
import type { Ledger } from './ledger.js';
import type { Source } from './source.js';

export interface NodesCheck {
  /** For every complete subtree that a leaf finishes. */
  completed?: (node: NodeId, hash: Uint8Array) => void;
  /** Compares what was completed since the last call with what is stored. */
  compare(size: number): Promise<void>;
}

export function checkNodes(source: Source, ledger: Ledger): NodesCheck {
  const { nodes } = source;
  if (!nodes) return { compare: async () => undefined };
  const waiting = new Map<string, Uint8Array>();
  let done = 0;
  return {
    completed({ level, index }, hash) {
      if (level > 0) waiting.set(`${level}/${index}`, hash);
    },
    async compare(size) {
      if (size === done) return;
      // What is not cached yet costs a proof some work and tells nobody anything wrong.
      for (const [name, stored] of await nodes.call(source, done, size - 1)) {
        const hash = waiting.get(name);
        if (!hash || Buffer.compare(stored, hash) !== 0) ledger.find('tree-node', { table: 'log.nodes', row: `level/index ${name}` });
        ledger.count('nodes');
      }
      waiting.clear();
      done = size;
    },
  };
}
