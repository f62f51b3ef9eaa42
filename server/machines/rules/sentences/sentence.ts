/** A rule's value as a sentence. */
import type { RuleKey, RuleValues } from '../values.js';

export type Sentences<K extends RuleKey> = { [P in K]: (value: RuleValues[P]) => string };
export type KeysOf<Prefix extends string> = Extract<RuleKey, `${Prefix}.${string}`>;
