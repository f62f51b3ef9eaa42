/** Two cases of each of some kinds of documents. */
import type { Kind } from '../../../server/documents/templates/index.js';
import type { Sample } from '../samples.js';

export type PapersOf<Ks extends Kind> = { [K in Ks]: [Sample<K>, Sample<K>] };
