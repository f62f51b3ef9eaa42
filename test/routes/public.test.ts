import assert from 'node:assert/strict';
import request from 'supertest';
import { type SignedIn, signedIn, type TestApp, testApp } from './app.js';
import { insertProject, projectRow } from './projects-in-database.js';

describe('smoke', () => {
  let t: TestApp; let clerk: SignedIn;
  before(async () => { t = await testApp(); clerk = await signedIn(t, [['accountant','330203102230']]); });
  after(() => t.stop());
  it('x', async () => {
    const id = await insertProject(t.admin, clerk.account);
    for (const path of ['/healthz','/readyz','/metrics','/api/process','/api/public/projects',`/api/public/projects/${id}`,'/api/public/feed','/api/public/stats','/api/log/entries','/api/openapi.json','/api/docs','/api/docs/style.css','/api/nothing','/api/session','/api/projects', `/api/projects/${id}/documents`]) {
      const res = await request(t.app).get(path);
      console.log(path, res.status, res.text.slice(0, 300));
    }
    for (const path of ['/api/session','/api/projects', `/api/projects/${id}/documents`, `/api/projects/${id}/attachments`]) {
      const res = await request(t.app).get(path).set('cookie', clerk.cookie);
      console.log(path, res.status, res.text.slice(0, 300));
    }
  });
});
