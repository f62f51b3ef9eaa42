/** The desks as those who work at them see them, each signed in with a demonstration's account. */
import { DEMO_PASSWORD, demoUsername } from '../../db/seeds/demo-accounts.js';
import type { Shot } from './shoot.js';

type Page = [name: string, path: string];

export async function deskShots(url: string, projects: ReadonlyMap<string, string>, village: string): Promise<Shot[]> {
  const [town, district] = [village.slice(0, 9), village.slice(0, 6)];
  const project = (scene: string) => `/desk/projects/${projects.get(scene)}`;
  const desks: [username: string, pages: Page[]][] = [
    [
      demoUsername('accountant', village),
      [
        ['accountant-todo', '/desk'],
        ['accountant-projects', '/desk/projects'],
        ['accountant-register', '/desk/projects/new'],
        ['accountant-assets', '/desk/assets'],
        ['accountant-project', project('archived')],
      ],
    ],
    [
      demoUsername('station', town, 1),
      [
        ['station-todo', '/desk'],
        ['station-project', project('open')],
        ['station-award', project('published')],
      ],
    ],
    [demoUsername('discipline', town), [['discipline-overdue', '/desk/overdue'], ['discipline-log', '/desk/log']]],
    [
      demoUsername('district', district),
      [
        ['district-rules', '/desk/rules'],
        ['district-statistics', '/desk/statistics'],
        ['district-accounts', '/desk/accounts'],
      ],
    ],
  ];
  const shots: Shot[] = [];
  for (const [username, pages] of desks) {
    const cookie = await signIn(url, username);
    shots.push(...pages.map(([name, path]) => ({ name: `desk-${name}`, path, cookie })));
  }
  return shots;
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
