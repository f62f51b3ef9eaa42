import assert from 'node:assert/strict';
import { Registry } from 'prom-client';
import request from 'supertest';
import { definitionOf, EVENT_TYPES } from '../../server/machines/events.js';
import { allRoutes } from '../../server/routes/all.js';
import { ACCESS } from '../../server/routes/route.js';
import { type TestApp, testApp } from './app.js';

const demoClock = { set: async (now: number) => ({ now }) };
const routes = allRoutes({ demoClock }, new Registry());

type Node = { [key: string]: Node };

describe('the description of the API', () => {
  let t: TestApp;
  let described: Record<string, Node>;

  before(async () => {
    t = await testApp({ demoClock });
    described = (await request(t.app).get('/api/openapi.json')).body;
  });
  after(() => t.stop());

  const operations = () =>
    Object.entries(described.paths as Node).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('is of routes that all say who may call them', () => {
    for (const { path, access } of routes) assert.ok(Object.hasOwn(ACCESS, access), path);
  });

  it('keeps encoded answers only where who asks makes no difference', () => {
    for (const { path, access, keepSeconds } of routes) {
      if (keepSeconds !== undefined) assert.equal(access, 'public', path);
    }
  });

  it('lists every route, and nothing else', () => {
    const there = routes.map((r) => `${r.method} ${r.path.replace(/:(\w+)/g, '{$1}')}`);
    assert.deepEqual(
      operations()
        .map(({ path, method }) => `${method} ${path}`)
        .sort(),
      there.sort(),
    );
  });

  it('is OpenAPI 3.1: operations have unique names, answers, and their path’s parameters', () => {
    assert.equal(described.openapi, '3.1.0');
    const names = operations().map(({ operation }) => operation.operationId);
    assert.equal(new Set(names).size, names.length);
    for (const { path, method, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = (operation.parameters ?? []) as unknown as Node[];
      const declared = parameters.filter((p) => String(p.in) === 'path').map((p) => String(p.name));
      assert.deepEqual(declared.sort(), inPath.sort(), path);
      for (const parameter of parameters) assert.ok(parameter.schema, `${method} ${path}`);
      assert.match(String(operation.summary), /\p{Script=Han}.*[A-Za-z]/u);
      assert.ok(Object.keys(operation.responses as Node).some((status) => status.startsWith('2')));
      assert.ok((operation.responses as Node).default, `${method} ${path} describes its problems`);
    }
  });

  it('refers to nothing that is not there, and names components as the standard allows', () => {
    const schemas = (described.components as Node).schemas as Node;
    const refs = [...JSON.stringify(described).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, ref]) => ref as string,
    );
    for (const ref of refs) assert.ok(schemas[ref.replace('#/components/schemas/', '')], ref);
    for (const name of Object.keys(schemas)) assert.match(name, /^[A-Za-z0-9._-]+$/);
    assert.ok(schemas.Problem);
  });

  it('describes every act that a person may send, by its Chinese name, and none of the clock', () => {
    const schemas = (described.components as Node).schemas as Node;
    const body = ((described.paths as Node)['/api/projects/{id}/events'] as Node).post
      ?.requestBody as Node;
    const choices = JSON.stringify(body);
    for (const type of EVENT_TYPES) {
      const { name, roles } = definitionOf(type);
      assert.equal(
        choices.includes(`"#/components/schemas/Event.${type}"`),
        roles.length > 0,
        type,
      );
      if (roles.length > 0) assert.equal(schemas[`Event.${type}`]?.title, name);
    }
  });

  it('is also a page that needs no script and nothing from elsewhere', async () => {
    const page = await request(t.app).get('/api/docs');
    assert.equal(page.status, 200);
    assert.match(page.type, /text\/html/);
    assert.doesNotMatch(page.text, /<script|<style|style="|javascript:|https?:\/\//i);
    for (const { method, path } of routes) {
      assert.ok(
        page.text.includes(`${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`),
        path,
      );
    }
    for (const type of EVENT_TYPES.filter((e) => definitionOf(e).roles.length > 0)) {
      assert.ok(page.text.includes(`id="Event.${type}"`), type);
    }
    const ids = [...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, target] of page.text.matchAll(/href="#([^"]+)"/g))
      assert.ok(ids.includes(target as string), target);
    assert.equal((await request(t.app).get('/api/docs/style.css')).type, 'text/css');
  });

  it('has the process with its 7 stages and 20 checkpoints', async () => {
    const { stages } = (await request(t.app).get('/api/process')).body;
    assert.equal(stages.length, 7);
    const checkpoints = stages.flatMap((s: { checkpoints: object[] }) => s.checkpoints);
    assert.deepEqual(
      checkpoints.map((c: { no: number }) => c.no),
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    for (const c of checkpoints) assert.ok(c.key && c.name && c.role && c.document);
  });
});
