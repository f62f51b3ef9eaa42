import assert from 'node:assert/strict';
import { Registry } from 'prom-client';
import type { Deps } from '../../server/app.js';
import { allRoutes } from '../../server/routes/all.js';
import { askedByPages } from './asked-in-sources.js';

/** Who asks for these is no page. */
const WITHOUT_PAGE: Readonly<Record<string, string>> = {
  'GET /healthz': 'whoever runs the platform',
  'GET /readyz': 'whoever runs the platform',
  'GET /metrics': 'whoever runs the platform',
  'GET /api/openapi.json': 'programs',
  'GET /api/docs/style.css': 'the description of the interface, a page of its own',
  'GET /api/process': 'programs: the pages have the machine itself',
  'GET /api/public/feed': 'programs that follow what becomes public',
  'GET /api/log/proof': 'programs: the pages take the proof as a file',
  'POST /api/log/cosignatures': 'witnesses',
};

describe('what the platform offers', () => {
  const routes = allRoutes({ demoClock: null } as unknown as Deps, new Registry());
  const asked = askedByPages();
  // A page may also fill in a name: `/${id}/${what}` asks for `/:id/confirm` and for `/:id/end`.
  const fits = (said: string, offered: string) => {
    const [a, b] = [said.split('/'), offered.split('/')];
    return a.length === b.length && a.every((part, i) => part === b[i] || part === ':');
  };
  const isAsked = ({ method, path }: { method: string; path: string }) =>
    asked.some((one) => fits(one.path, path) && (one.method === '*' || one.method === method.toUpperCase()));
  const nameOf = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path}`;

  it('is reached from a page, or says who else asks for it', () => {
    assert.ok(routes.length > 90, String(routes.length));
    assert.deepEqual(routes.filter((r) => !isAsked(r)).map(nameOf).filter((name) => !(name in WITHOUT_PAGE)), []);
  });

  it('has no exception for what a page asks, or for what is gone', () => {
    const unasked = new Set(routes.filter((r) => !isAsked(r)).map(nameOf));
    assert.deepEqual(Object.keys(WITHOUT_PAGE).filter((name) => !unasked.has(name)), []);
  });
});
