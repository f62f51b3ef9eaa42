/** Two cases of every kind of document of stages 1 to 4 and of the side paths. */
import { announcementPapers } from './announcement-papers.js';
import { awardPapers } from './award-papers.js';
import { biddingPapers } from './bidding-papers.js';
import { selectionPapers } from './selection-papers.js';
import { setupPapers } from './setup-papers.js';
import { sidePapers } from './side-papers.js';

export const EARLIER_PAPERS = {
  ...setupPapers,
  ...announcementPapers,
  ...biddingPapers,
  ...selectionPapers,
  ...awardPapers,
  ...sidePapers,
};
