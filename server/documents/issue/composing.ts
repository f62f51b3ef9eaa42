/** How the facts of one kind of document are put together, and who issues it. */
import type { FactsOf, Kind } from '../templates/index.js';
import type { Material } from './material.js';

export interface Composing<K extends Kind> {
  compose: (material: Material) => FactsOf<K> | Promise<FactsOf<K>>;
  issuer: (material: Material) => string;
  /** One paper for each act or bidder: a second one is no second version of the first. */
  perAct?: true;
}
