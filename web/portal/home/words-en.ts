/** Keys as in the Chinese: the catalogue does not compile while one is missing. */
const en = {
  title: 'What the villages trade, in public',
  lead: 'What is let or bought, for how much, who won, and how the contract is kept: all of it can be looked up.',
  soon: 'Closing soonest',
  soonAll: 'All that are open',
  soonNone: 'Nothing is open for offers at the moment.',
  newest: 'Newest',
  newestAll: 'All projects',
  newestNone: 'No project is public yet. They appear here once the town has approved them.',
  figures: 'Totals',
  figuresNone: 'Counted from the first signed contract on; there is none yet.',
  formula: 'How it is counted',
  ways: 'What would you like to do',
  bid: 'Take part',
  bidHow: 'Register, apply, pay the deposit, and make your offer before the close.',
  watch: 'See your village',
  watchHow: 'Scan the code on the village’s notice board, or find the village in the list.',
  check: 'Check a file',
  checkHow: 'Drop the PDF: it is hashed on your own computer and not sent.',
  complain: 'Object or complain',
  complainHow: 'Object while the result is published; complain at any time.',
};
export default en;
