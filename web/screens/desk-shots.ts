/** The desks as those who work at them see them, each as it has something to do; the town's are in desk-shots-town.ts. */
import { DEMO_PASSWORD, demoUsername } from '../../db/seeds/demo-accounts.js';
import { DEMO_BIDDERS } from '../../db/seeds/demo-bidders.js';
import { signIn as client } from '../../demo/client.js';
import { amountTyped, badRowsTold, draftRestored, faultsMarked, firstAssetOpen, inEnglish, offerSealed, sheetShown } from './desk-acts.js';
import type { Standing } from '../../demo/play-scenes.js';
import type { Shot } from './shoot.js';
import { cookieOf } from './town-cookies.js';

const VILLAGE = '330203102230';
const ACCOUNTANT = demoUsername('accountant', VILLAGE);
const HEAD = demoUsername('head', VILLAGE);
const SUPERVISOR = demoUsername('supervisor', VILLAGE);
const AGENT = demoUsername('agent_accountant', VILLAGE.slice(0, 9));
const STATION = demoUsername('station', VILLAGE.slice(0, 9), 1);
const DISTRICT = demoUsername('district', VILLAGE.slice(0, 6));
const REVIEWERS = [1, 2, 3, 4, 5].map((no) => demoUsername('reviewer', VILLAGE.slice(0, 6), no));
const NEWCOMER = String(DEMO_BIDDERS[0]?.username);

/** Of several the first who is asked for something there: who was drawn, and who won, is not known before. */
type Who = string | ((standing: Standing) => readonly string[]);
const bidders: Who = ({ bidders: all }) => all;
const reviewers: Who = () => REVIEWERS;

/** Where it is: the desk's own path, or what is asked of the trade's page. */
type Page = [name: string, who: Who, where: string, act?: Shot['act']];

/** By the moment at which they are looked at; the first column names the picture. */
const MOMENTS: Readonly<Record<string, readonly Page[]>> = {
  'archived.prepare_contract': [['bidder-contract', bidders, '?act=countersign_contract']],
  'archived.apply_payment': [['agent-payment', AGENT, '?act=release_payment']],
  'archived.propose_settlement': [['supervisor-acceptance', SUPERVISOR, '?act=sign_acceptance']],
  archived: [
    ['accountant-project', ACCOUNTANT, ''],
    ['accountant-documents', ACCOUNTANT, '?tab=documents'],
    ['accountant-contract', ACCOUNTANT, '?tab=performance'],
    ['accountant-english', ACCOUNTANT, '', inEnglish],
    ['bidder-trade', bidders, '?tab=bids'],
  ],
  'published.record_resolution': [
    ['supervisor-todo', SUPERVISOR, '/desk'],
    ['supervisor-resolution', SUPERVISOR, ''],
  ],
  'published.countersign_resolution': [['accountant-todo', ACCOUNTANT, '/desk']],
  'published.propose_valuation': [
    ['head-todo', HEAD, '/desk'],
    ['head-valuation', HEAD, ''],
  ],
  'published.register_bidder': [
    ['bidder-todo', bidders, '/desk'],
    ['bidder-deposit', bidders, ''],
    ['agent-todo', AGENT, '/desk'],
    ['agent-deposit', AGENT, '?act=record_deposit'],
  ],
  'published.record_deposit': [['bidder-offer', bidders, '?act=submit_offer', amountTyped]],
  'published.submit_offer': [['bidder-receipt', bidders, '?act=submit_offer', offerSealed]],
  published: [
    ['station-award', STATION, ''],
    ['station-bids', STATION, '?tab=bids'],
  ],
  evaluated: [
    ['reviewer-todo', reviewers, '/desk'],
    ['reviewer-scores', reviewers, ''],
  ],
  open: [
    ['station-project', STATION, ''],
    ['bidder-find', NEWCOMER, '/desk/find'],
    ['bidder-register', NEWCOMER, ''],
  ],
};

/** What belongs to no trade, or is there when all are; what writes is last. */
const PLACES: readonly Page[] = [
  ['bidder-projects', bidders, '/desk/projects'],
  ['bidder-notices', bidders, '/desk/notices'],
  ['district-statistics', DISTRICT, '/desk/statistics'],
  ['accountant-projects', ACCOUNTANT, '/desk/projects'],
  ['accountant-register', ACCOUNTANT, '/desk/projects/new'],
  ['accountant-assets', ACCOUNTANT, '/desk/assets'],
  ['accountant-asset', ACCOUNTANT, '/desk/assets', firstAssetOpen],
  ['accountant-asset-new', ACCOUNTANT, '/desk/assets/new'],
  ['accountant-import', ACCOUNTANT, '/desk/assets', badRowsTold],
  ['accountant-notices', ACCOUNTANT, '/desk/notices'],
  ['accountant-poster', ACCOUNTANT, '/desk/poster'],
  ['accountant-account', ACCOUNTANT, '/desk/account'],
  ['accountant-faults', ACCOUNTANT, '/desk/projects/new', faultsMarked],
  ['accountant-draft', ACCOUNTANT, '/desk/projects/new', draftRestored],
  ['accountant-printed', ACCOUNTANT, '/desk/projects/new', sheetShown],
];

/** Takes the pictures of the desks as the scenes go on. */
export class DeskShots {
  private readonly cookies = new Map<string, string>();
  private last: Standing = { moment: '', project: '', bidders: [] };

  constructor(
    private readonly url: string,
    private readonly take: (shot: Shot) => Promise<void>,
  ) {}

  /** What is to be seen at a moment. */
  async during(standing: Standing): Promise<void> {
    if (standing.bidders.length > 0) this.last = standing;
    for (const page of MOMENTS[standing.moment] ?? []) await this.look(page, standing);
  }

  /** What is to be seen when all has been played. */
  async afterwards(): Promise<void> {
    for (const page of PLACES) await this.look(page, this.last);
  }

  private async look([name, who, where, act]: Page, standing: Standing): Promise<void> {
    const path = where.startsWith('/') ? where : `/desk/projects/${standing.project}${where}`;
    const username = typeof who === 'string' ? who : await this.askedOf(who(standing), standing.project);
    const cookie = this.cookies.get(username) ?? (await cookieOf(this.url, username));
    this.cookies.set(username, cookie);
    await this.take({ name: `desk-${name}`, path, cookie, act });
  }

  private async askedOf(usernames: readonly string[], project: string): Promise<string> {
    for (const username of usernames) {
      const person = await client(this.url, username, DEMO_PASSWORD);
      const { items } = await person.get<{ items: { project: string }[] }>('/api/todo');
      if (items.some((item) => item.project === project)) return username;
    }
    return String(usernames[0]);
  }
}
