/** Every page of the portal, and what unfolds on it. */
import type { Page } from 'playwright-core';
import type { Shot } from './shoot.js';

/** A village of the demonstration in which nothing has been traded yet. */
const QUIET_VILLAGE = '330203102209';

export const portalShots = (projects: ReadonlyMap<string, string>, village: string): Shot[] => {
  const pageOf = (moment: string) => `/projects/${projects.get(moment)}`;
  return [
    { name: 'portal-home', path: '/' },
    { name: 'portal-home-ways', path: '/', from: '#ways' },
    { name: 'portal-projects', path: '/projects' },
    { name: 'portal-projects-filtered', path: `/projects?town=${village.slice(0, 9)}&side=asset`, act: filtersOpen },
    { name: 'portal-projects-found', path: `/projects?search=${encodeURIComponent('店面')}` },
    { name: 'portal-projects-none', path: `/projects?search=${encodeURIComponent('飞机场')}` },
    { name: 'portal-project-rail', path: pageOf('open'), act: stopTouched('成交确认') },
    { name: 'portal-project-notice', path: pageOf('open'), from: '#terms' },
    { name: 'portal-project-object', path: pageOf('open'), from: '#object' },
    { name: 'portal-project-contract', path: pageOf('archived'), from: '#contract' },
    { name: 'portal-project-trail', path: pageOf('archived'), from: '#trail', act: trailOpen },
    { name: 'portal-village', path: `/village/${village}` },
    { name: 'portal-village-quiet', path: `/village/${QUIET_VILLAGE}` },
    { name: 'portal-check', path: '/v' },
    { name: 'portal-check-same', path: pageOf('archived'), act: fileChecked((bytes) => bytes) },
    { name: 'portal-check-changed', path: pageOf('archived'), act: fileChecked(withOneByteChanged) },
    { name: 'portal-check-unknown', path: '/v/330203102230-2025-999-W01', refused: true },
    { name: 'portal-rules', path: '/rules' },
    { name: 'portal-log', path: '/log' },
    { name: 'portal-log-verify', path: '/log', from: '#verify' },
    { name: 'portal-log-check', path: '/log/check' },
    { name: 'portal-help', path: '/help' },
    { name: 'portal-help-stages', path: '/help', from: '.help-stages' },
    { name: 'portal-complaints', path: '/complaints' },
    { name: 'portal-sign-in', path: '/sign-in' },
    { name: 'portal-sign-in-refused', path: '/sign-in', act: signInRefused, refused: true },
    { name: 'portal-register', path: '/register' },
    { name: 'portal-register-2', path: '/register', act: secondStep },
    { name: 'portal-register-2-refused', path: '/register', act: identityRefused },
    { name: 'portal-register-3', path: '/register', act: thirdStep },
    { name: 'portal-missing', path: '/nowhere', refused: true },
    { name: 'portal-english', path: '/', act: inEnglish('Closing soonest') },
    { name: 'portal-english-project', path: pageOf('published'), act: inEnglish('Notice') },
    { name: 'portal-english-rail', path: pageOf('open'), act: railInEnglish },
  ];
};

/** Of a trade's page at a moment of its way; of the questions, which lie far below, a picture of their own. */
export function momentShots(moment: string, project: string): Shot[] {
  const page = { name: `portal-project-${moment}`, path: `/projects/${project}` };
  return moment === 'asked' ? [page, { ...page, name: `${page.name}-answers`, from: '#questions' }] : [page];
}

async function filtersOpen(page: Page): Promise<void> {
  await page.locator('.filters-more').evaluate((details) => details.setAttribute('open', ''));
}

/** On a phone the stage unfolds first. */
function stopTouched(name: string): Shot['act'] {
  return async (page) => {
    const stop = page.locator('.rail-stop').filter({ hasText: name }).getByRole('button');
    const stage = page.locator('.rail-stage').filter({ has: page.locator('.rail-stop', { hasText: name }) });
    if (!(await stop.isVisible())) await stage.locator('.rail-stage-name').click();
    await stop.click();
  };
}

async function trailOpen(page: Page): Promise<void> {
  await page.getByRole('button', { name: '查看全程轨迹' }).click();
  await page.locator('.seal-mark summary').first().click();
}

interface Issued {
  id: string;
  number: string;
  state: string;
}

/** The project’s first document is downloaded as anybody may, and dropped on its page. */
function fileChecked(change: (bytes: Buffer) => Buffer): Shot['act'] {
  return async (page) => {
    const project = page.url().split('/').at(-1);
    const answer = await page.request.get(`/api/projects/${project}/trail`);
    const { checkpoints } = (await answer.json()) as { checkpoints: { documents: Issued[] }[] };
    const issued = checkpoints.flatMap(({ documents }) => documents).find(({ state }) => state === 'issued');
    const bytes = await (await page.request.get(`/api/documents/${issued?.id}`)).body();
    await page.goto(`/v/${issued?.number}`, { waitUntil: 'networkidle' });
    const file = { name: '文书.pdf', mimeType: 'application/pdf', buffer: change(bytes) };
    await page.locator('.check-drop input').setInputFiles(file);
    await page.locator('.check-verdict').waitFor();
  };
}

function withOneByteChanged(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
  return changed;
}

async function signInRefused(page: Page): Promise<void> {
  await page.getByLabel('用户名').fill('jmr-bing');
  await page.getByLabel('密码').fill('不是这个密码');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('.refusal').waitFor();
}

async function secondStep(page: Page): Promise<void> {
  await page.getByLabel('姓名').fill('演示竞买人丁');
  await page.getByRole('button', { name: '下一步' }).click();
}

async function identityRefused(page: Page): Promise<void> {
  await secondStep(page);
  await page.getByLabel('身份证号码').fill('33020319000101');
  await page.getByRole('button', { name: '下一步' }).click();
}

async function thirdStep(page: Page): Promise<void> {
  await secondStep(page);
  await page.getByLabel('身份证号码').fill('330203190001010048');
  await page.getByLabel('联系电话').fill('057400000004');
  await page.getByRole('button', { name: '下一步' }).click();
}

function inEnglish(heading: string): Shot['act'] {
  return async (page) => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: heading }).waitFor();
  };
}

async function railInEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Progress' }).waitFor();
  await stopTouched('Award')?.(page);
}
