/** Every page of the portal, and what unfolds on it. */
import type { Shot } from './shoot.js';

export const portalShots = (projects: ReadonlyMap<string, string>, village: string): Shot[] => [
  { name: 'portal-home', path: '/' },
  { name: 'portal-projects', path: '/projects' },
  {
    name: 'portal-project-trail',
    path: `/projects/${projects.get('archived')}`,
    from: '#trail',
    act: async (page) => {
      await page.getByRole('button', { name: '查看全程轨迹' }).click();
      await page.locator('.seal-mark summary').first().click();
      await page.evaluate('scrollTo(0, 0)');
    },
  },
  { name: 'portal-village', path: `/village/${village}` },
  { name: 'portal-check', path: '/v' },
  { name: 'portal-rules', path: '/rules' },
  { name: 'portal-log', path: '/log' },
  { name: 'portal-log-check', path: '/log/check' },
  { name: 'portal-help', path: '/help' },
  { name: 'portal-complaints', path: '/complaints' },
  { name: 'portal-sign-in', path: '/sign-in' },
  { name: 'portal-register', path: '/register' },
  { name: 'portal-missing', path: '/nowhere' },
  {
    name: 'portal-english',
    path: '/',
    act: async (page) => {
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Closing soonest' }).waitFor();
    },
  },
  {
    name: 'portal-english-project',
    path: `/projects/${projects.get('published')}`,
    act: async (page) => {
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Notice' }).waitFor();
    },
  },
];
