/** The platform names its figures in Chinese; English by key. */
const en: Record<string, { name: string; formula: string }> = {
  trades: { name: 'Trades closed', formula: 'Projects whose contract is signed.' },
  turnover: { name: 'Turnover', formula: 'Sum of all contracts over their whole term; of ended ones what was paid.' },
  first_year: { name: 'First-year value', formula: 'Sum of first-year rents and contract prices.' },
  gain: {
    name: 'Gain',
    formula: 'Assets traded in competition: (deal − first reserve) × years, added up, negatives included.',
  },
  premium: { name: 'Premium rate', formula: 'Gain ÷ sum of reserves over their years.' },
  saved: { name: 'Saved', formula: 'Procurement in competition: (first ceiling − deal), added up.' },
  saving: { name: 'Saving rate', formula: 'Saved ÷ sum of first ceilings.' },
  single: { name: 'Single-offer rate', formula: 'Projects with one offer ÷ projects traded in competition.' },
  failure: { name: 'Failure rate', formula: 'Failures ÷ (failures + awarded projects).' },
  days_to_select: { name: 'Days to select', formula: 'Median of days from notice to evaluation.' },
  days_to_close: { name: 'Days to close', formula: 'Median of days from notice to award.' },
};
export default en;
