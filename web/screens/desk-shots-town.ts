/** The desks of the town, of those who watch and of the district: each page as its trade comes to it. */
import type { Page as Opened } from 'playwright-core';
import { demoUsername } from '../../db/seeds/demo-accounts.js';
import { DEMO_BIDDERS } from '../../db/seeds/demo-bidders.js';
import type { Shot } from './shoot.js';
import { cookieOf } from './town-cookies.js';
import { DISCIPLINE, Hands, OFFICER, playLease, playWorks, SECOND_STATION, STATION, VILLAGE } from './town-scenes.js';

type Act = Shot['act'];
/** What the picture is called, who looks, and what is asked of the trade's page; `desk` is their own first page. */
type Page = [name: string, who: string, asked?: string, act?: Act];

const DISTRICT = demoUsername('district', VILLAGE.slice(0, 6));
const COMPANY = String(DEMO_BIDDERS[0]?.username);
const AGENT = demoUsername('agent_accountant', VILLAGE.slice(0, 9));

/** By the moment at which they are looked at. */
const PAGES: Record<string, readonly Page[]> = {
  confirm_valuation: [
    ['town-todo', OFFICER, 'desk'],
    ['town-review', OFFICER, 'act=approve_project'],
    ['town-return', OFFICER, 'act=return_project'],
  ],
  approve_project: [['station-tender-file', STATION, 'act=compile_tender_file']],
  confirm_tender_file: [
    ['station-todo', STATION, 'desk'],
    ['station-notice', STATION, 'act=publish_notice'],
    ['station-notice-preview', STATION, 'act=publish_notice', askedToConfirm('发布公告')],
  ],
  offers_made: [['station-hall-before', STATION]],
  attest_opening: [['station-hall-opening', SECOND_STATION]],
  open_offers: [
    ['station-evaluation', STATION],
    ['station-hall-after', STATION, 'tab=bids'],
  ],
  check_substance: [['station-ranking', STATION, 'act=confirm_ranking']],
  confirm_ranking: [['station-result', STATION, 'act=publish_result']],
  objection: [
    ['station-objection', STATION, 'act=dismiss_objection'],
    ['station-objection-upheld', STATION, 'act=uphold_objection'],
  ],
  stop_requested: [
    ['discipline-todo', DISCIPLINE, 'desk'],
    ['discipline-project', DISCIPLINE],
    ['town-suspend', OFFICER, 'act=suspend'],
  ],
  suspended: [['town-suspended', OFFICER]],
  complaint: [['town-complaint', OFFICER, 'act=decide_complaint']],
  witness_contract: [['town-filing', OFFICER, 'act=file_contract']],
  release_payment: [
    ['town-payments', OFFICER, 'tab=performance'],
    ['agent-payments', AGENT, 'tab=performance'],
  ],
  rate: [['town-archive', OFFICER, 'act=archive_project']],
  archived: [
    ['town-documents', OFFICER, 'tab=documents'],
    ['discipline-trail', DISCIPLINE, 'tab=trail'],
    ['discipline-trail-filtered', DISCIPLINE, 'tab=trail', actsOnly],
  ],
  registered: [['station-qualification', STATION, 'act=review_qualification']],
  reviewed: [['station-qualification-second', SECOND_STATION]],
};

/** What does not belong to one trade, when both have been played. */
const PLACES: readonly [name: string, who: string, path: string, act?: Act][] = [
  ['discipline-overdue', DISCIPLINE, '/desk/overdue'],
  ['discipline-changed', DISCIPLINE, '/desk/overdue?show=changed'],
  ['discipline-log', DISCIPLINE, '/desk/log'],
  ['discipline-log-checked', DISCIPLINE, '/desk/log', logChecked],
  ['town-statistics', OFFICER, '/desk/statistics'],
  ['district-statistics-projects', DISTRICT, '/desk/statistics', projectsBehindANumber],
  ['district-rules', DISTRICT, '/desk/rules'],
  ['district-rules-difference', DISTRICT, '/desk/rules', comparedWithToday],
  ['district-rules-propose', DISTRICT, '/desk/rules', formOpen('提出新版本')],
  ['district-accounts', DISTRICT, '/desk/accounts'],
  ['district-accounts-role', DISTRICT, '/desk/accounts', roleBeingProposed],
  ['district-organisations', DISTRICT, '/desk/organisations'],
  ['district-organisation', DISTRICT, `/desk/organisations/${VILLAGE}`],
  ['district-erasures', DISTRICT, '/desk/erasures'],
  ['district-calendar', DISTRICT, '/desk/rules', formOpen('导入年度日历')],
  ['bidder-authorities', COMPANY, '/desk/authorities'],
  ['station-authorities', STATION, '/desk/authorities'],
  ['district-templates', DISTRICT, '/desk/templates'],
  ['district-template', DISTRICT, '/desk/templates/contract-lease'],
  ['district-template-edit', DISTRICT, '/desk/templates/receipt/edit', oneBlockOpen],
];

/** @param take waits until the picture is taken: the trade goes on afterwards */
export async function townShots(url: string, take: (shot: Shot) => Promise<void>): Promise<void> {
  const hands = new Hands(url);
  const cookies = new Map<string, string>();
  const shot = async (name: string, who: string, path: string, act?: Act) => {
    const cookie = cookies.get(who) ?? (await cookieOf(url, who));
    cookies.set(who, cookie);
    // What a tab shows stands far below the rail.
    await take({ name: `desk-${name}`, path, cookie, act, from: path.includes('?tab=') ? '.project .ant-tabs' : undefined });
  };
  const seen = new Set<string>();
  const look = async (moment: string, project: string) => {
    if (seen.has(moment)) return; // money is paid out more than once
    seen.add(moment);
    for (const [name, who, asked = '', act] of PAGES[moment] ?? [])
      await shot(name, who, asked === 'desk' ? '/desk' : `/desk/projects/${project}?${asked}`, act);
  };
  await playWorks(url, hands, look);
  await playLease(url, hands, look);
  await hands.propose(DISTRICT);
  for (const [name, who, path, act] of PLACES) await shot(name, who, path, act);
}

function askedToConfirm(button: string): Act {
  return async (page) => {
    await page.locator('.act-buttons').getByRole('button', { name: button }).click();
    await page.locator('.ant-modal .printed').waitFor();
  };
}

function formOpen(summary: string): Act {
  return (page) => page.locator('summary', { hasText: summary }).click();
}

async function actsOnly(page: Opened): Promise<void> {
  await page.locator('.trail-filters select').last().selectOption({ index: 1 });
}

async function comparedWithToday(page: Opened): Promise<void> {
  await page.getByRole('button', { name: '与现行比较' }).first().click();
  await page.locator('.difference-count').waitFor();
}

async function logChecked(page: Opened): Promise<void> {
  await page.getByRole('button', { name: '核验全部存证' }).click();
  await page.locator('.verdict').waitFor();
}

async function projectsBehindANumber(page: Opened): Promise<void> {
  await page.locator('.figure-cards button').filter({ hasText: '累计交易额' }).first().click();
  await page.locator('.parts a').first().waitFor();
  await page.locator('.charts svg').first().waitFor();
}

async function oneBlockOpen(page: Opened): Promise<void> {
  await page.getByRole('button', { name: '修改第1块' }).click();
  await page.getByText('可引用的内容', { exact: true }).first().click();
}

async function roleBeingProposed(page: Opened): Promise<void> {
  await page.getByLabel('查找用户名或姓名').fill('gs-kuaiji');
  await page.getByRole('button', { name: '提名职责' }).first().click();
  await page.getByLabel('提名的职责').selectOption('supervisor');
}
