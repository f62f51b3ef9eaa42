/** What each rule says, in one sentence: beside a form field, in a document, on the rules page. */
import type { RuleKey, Rules } from './book.js';
import { announcement } from './sentences/announcement.js';
import { bidding } from './sentences/bidding.js';
import { contract } from './sentences/contract.js';
import { process } from './sentences/process.js';
import { selection } from './sentences/selection.js';
import type { Sentences } from './sentences/sentence.js';
import { setup } from './sentences/setup.js';

const SENTENCES: Sentences<RuleKey> = {
  ...process,
  ...setup,
  ...announcement,
  ...bidding,
  ...selection,
  ...contract,
};

/** The sentence of a rule, made from its value in a book. */
export function sentenceOf(rules: Rules, key: RuleKey): string {
  return (SENTENCES[key] as (value: unknown) => string)(rules[key].value);
}
