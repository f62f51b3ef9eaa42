/** The desks as those who work at them see them, each signed in with a demonstration's account. */
import type { Page as Opened } from 'playwright-core';
import { DEMO_PASSWORD, demoUsername } from '../../db/seeds/demo-accounts.js';
import { DEMO_BIDDERS } from '../../db/seeds/demo-bidders.js';
import type { Shot } from './shoot.js';

type Page = [name: string, path: string, act?: Shot['act']];

export async function deskShots(url: string, projects: ReadonlyMap<string, string>, village: string): Promise<Shot[]> {
  const [town, district] = [village.slice(0, 9), village.slice(0, 6)];
  const bidder = String(DEMO_BIDDERS[0]?.username);
  const project = (scene: string) => `/desk/projects/${projects.get(scene)}`;
  const desks: [username: string, pages: Page[]][] = [
    [
      demoUsername('accountant', village),
      [
        ['accountant-todo', '/desk'],
        ['accountant-projects', '/desk/projects'],
        ['accountant-register', '/desk/projects/new'],
        ['accountant-assets', '/desk/assets'],
        ['accountant-asset-new', '/desk/assets/new'],
        ['accountant-project', project('archived')],
        ['accountant-documents', `${project('archived')}?tab=documents`],
        ['accountant-contract', `${project('archived')}?tab=performance`],
        ['accountant-english', project('archived'), inEnglish],
        ['accountant-notices', '/desk/notices'],
        ['accountant-account', '/desk/account'],
      ],
    ],
    [
      demoUsername('station', town, 1),
      [
        ['station-todo', '/desk'],
        ['station-project', project('open')],
        ['station-award', project('published')],
        ['station-bids', `${project('published')}?tab=bids`],
        ['station-tender-file', `${project('approved')}?act=compile_tender_file`],
      ],
    ],
    [demoUsername('town_officer', town), [['town-todo', '/desk']]],
    [demoUsername('supervisor', village), [['supervisor-todo', '/desk']]],
    [
      bidder,
      [
        ['bidder-find', '/desk/find'],
        ['bidder-projects', '/desk/projects'],
        ['bidder-offer', project('open')],
      ],
    ],
    [
      demoUsername('discipline', town),
      [
        ['discipline-overdue', '/desk/overdue'],
        ['discipline-log', '/desk/log'],
        ['discipline-trail', `${project('archived')}?tab=trail`],
      ],
    ],
    [
      demoUsername('district', district),
      [
        ['district-rules', '/desk/rules'],
        ['district-statistics', '/desk/statistics'],
        ['district-templates', '/desk/templates'],
        ['district-template', '/desk/templates/contract-lease'],
        ['district-template-edit', '/desk/templates/receipt/edit', withOneBlockOpen],
        ['district-accounts', '/desk/accounts'],
      ],
    ],
  ];
  const shots: Shot[] = [];
  for (const [username, pages] of desks) {
    const cookie = await signIn(url, username);
    shots.push(...pages.map(([name, path, act]) => ({ name: `desk-${name}`, path, cookie, act })));
  }
  return shots;
}

async function inEnglish(page: Opened): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

async function withOneBlockOpen(page: Opened): Promise<void> {
  await page.getByRole('button', { name: '修改第1块' }).click();
  await page.getByText('可引用的内容', { exact: true }).first().click();
}

async function signIn(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (!cookie) throw new Error(`${username} could not sign in: ${answer.status}`);
  return cookie.split(';')[0] as string;
}
