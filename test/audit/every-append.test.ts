import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { recordIssue } from '../../server/documents/issue/record-issue.js';
import { settleProject } from '../../server/transactions/advance.js';
import { prepare } from '../journeys/perform.js';
import { published } from '../journeys/ways.js';
import { withoutAppend } from '../helpers/without-append.js';
import { makeWorld, World } from '../helpers/world.js';
import { planOf } from '../machines/journey.js';

/** Where entries are made, and which test fails without each: a new place does not pass before it has one. */
const PLACES: Record<string, string> = {
  'server/transactions/register.ts': 'below',
  'server/transactions/advance.ts': 'below, by a person and by the clock',
  'server/documents/issue/record-issue.ts': 'below',
  'server/audit/platform-chain.ts': 'test/audit/access-log.test.ts and test/people/administration.test.ts',
};

describe('an append left out of the code', () => {
  let world: World;
  let lossy: (event: string) => World;

  beforeEach(async () => {
    world = await makeWorld();
    lossy = (event) => new World(world.fresh, { ...world.door, db: withoutAppend(world.db, event) }, world.key, Buffer.alloc(32) as never);
  });
  afterEach(() => world.drop());

  it('at the registration is found by the check that follows every test of the door', async () => {
    const forgetful = lossy('register_project');
    const project = await forgetful.register();
    await assert.rejects(forgetful.check(project));
    await assert.rejects(forgetful.act('accountant', project, 'record_resolution', {} as never), 'and nothing can follow it');
  });

  it('at an act of a person is found at once, and stops the next act', async () => {
    const play = published(planOf('comparison'));
    const { project } = await prepare(world, play);
    const forgetful = lossy('clarify_notice');
    for (const [seq, act] of world.accepted) forgetful.accepted.set(seq, act);
    await forgetful.check(project);
    await forgetful.act('station-1', project, 'clarify_notice', { clarification: '补充说明' });
    await assert.rejects(forgetful.check(project));
    await assert.rejects(world.act('station-1', project, 'clarify_notice', { clarification: '再次说明' }), /not the next one/);
  });

  it('at a deadline of the clock is found: by the next one in the same pass, or by the check', async () => {
    const { project } = await prepare(world, published(planOf('comparison')));
    const [due] = await world.admin('projects').where({ id: project }).pluck('next_due_at');
    await world.setClock(due);
    const forgetful = lossy('close_registration');
    for (const [seq, act] of world.accepted) forgetful.accepted.set(seq, act);
    const settled = async () => {
      assert.ok((await settleProject(forgetful.door, project)) > 0);
      await forgetful.check(project);
    };
    await assert.rejects(settled);
    await settleProject(world.door, project);
    await world.check(project);
  });

  it('at the issue of a document is found', async () => {
    const play = published(planOf('comparison'));
    const { project } = await prepare(world, play);
    const { state, issued_entry: _, issued_at: __, sha256: ___, ...row } = await world.admin('documents').where({ project, state: 'issued' }).first();
    assert.equal(state, 'issued');
    const id = '00000000-0000-4000-8000-00000000d0c5';
    await world.admin('documents').insert({ ...row, id, number: 'another', state: 'pending', facts: null });
    const sha256 = createHash('sha256').update(id).digest('hex');
    const drawn = { sha256, renderedSha256: sha256, signer: 'none', size: 1, pages: 1, template: { kind: row.kind, version: 1 }, frozen: {}, factsHash: sha256 };
    const pending = await world.admin('documents').where({ id }).first();
    await world.check(project);
    assert.equal(await recordIssue(withoutAppend(world.db, 'document_issued'), pending, drawn), 'issued');
    await assert.rejects(world.check(project));
  });

  it('is looked for at every place that makes entries', () => {
    const sources = ['server', 'db'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`));
    const places = sources.filter((path) => path.endsWith('.ts') && /\bappendStatement\(|log\.append\(/.test(readFileSync(path, 'utf8')));
    assert.deepEqual(places.sort(), ['server/audit/entry.ts', ...Object.keys(PLACES)].sort());
  });
});
