/** Keys as in the Chinese: the catalogue does not compile while one is missing. */
const en = {
  title: '{village}: open affairs',
  lead: 'Everything this village lets out or buys in common is public here.',
  open: 'Open now',
  running: 'In progress',
  ended: 'Ended',
  count: '{count}',
  turnover: 'Turnover',
  turnoverHow: 'Signed contracts over their whole term.',
  projects: 'Projects of the village',
  none: 'No project of this village is public yet.',
  more: 'Show more',
  qr: 'Code for the notice board',
  qrHow: 'Print it and hang it up: a phone that scans it shows this page.',
  qrLabel: 'QR code of the page of {village}',
  print: 'Print',
  ask: 'Questions',
  askHow: 'The notice and the files of a project answer most of them; otherwise ask or complain.',
  complaints: 'Complaints',
};
export default en;
