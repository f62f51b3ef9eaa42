/**
 * The manual is the transcript of a journey: what a reader finds in docs/manual.md is what the platform answered.
 * After a change that is meant, run this file with UPDATE_MANUAL=1 and read the difference.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complete, readCases } from '../../demo/case.js';
import { type Exchange, observe, Refused, signIn } from '../../demo/client.js';
import { play } from '../../demo/play.js';
import { DEMO_PASSWORD } from '../../db/seeds/demo-accounts.js';
import { readConfig } from '../../server/config.js';
import { CHECKPOINTS, STAGES } from '../../server/machines/checkpoints.js';
import { definitionOf, type EventType, isEventType } from '../../server/machines/events.js';
import { type Platform, startPlatform } from '../../server/start.js';
import { type FreshDatabase, freshDatabase } from '../helpers/database.js';

const MANUAL = new URL('../../docs/manual.md', import.meta.url);
const CASES = new URL('../../db/seeds/cases.json', import.meta.url);

describe('the manual', function () {
  this.timeout(120_000);
  let fresh: FreshDatabase;
  let platform: Platform;
  let dataDir: string;

  before(async () => {
    fresh = await freshDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'manual-'));
    platform = await startPlatform(
      readConfig({
        PORT: '0',
        LOG_LEVEL: 'silent',
        DATABASE_URL: fresh.url,
        DATABASE_ADMIN_URL: fresh.adminUrl,
        DATA_DIR: dataDir,
        SEED_DEMO: '1',
        DEMO_CLOCK: '1',
      }),
    );
  });
  after(async () => {
    observe(undefined);
    await platform?.stop();
    await fresh?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('says of every checkpoint what was sent and what was answered, as it happened', async () => {
    const exchanges: Exchange[] = [];
    observe((exchange) => exchanges.push(exchange));
    const [file] = (await readCases(CASES)).filter((c) => c.id === 'guangsheng-works');
    assert.ok(file);
    const played = await play(platform.url, { ...complete(file), bidders: 3 }, () => {});
    await refusals(platform.url, played.id);
    observe(undefined);
    const manual = write(exchanges);
    if (process.env.UPDATE_MANUAL) await writeFile(MANUAL, manual);
    assert.equal(manual, await readFile(MANUAL, 'utf8'), 'run this file with UPDATE_MANUAL=1 and read the difference');
  });
});

/** What a reader should have seen refused once. */
async function refusals(base: string, id: string): Promise<void> {
  const accountant = await signIn(base, 'gs-kuaiji', DEMO_PASSWORD);
  const other = await signIn(base, 'wh-kuaiji', DEMO_PASSWORD);
  const attempts: [typeof accountant, string, object][] = [
    [accountant, `/api/projects/${id}/events`, { type: 'confirm_award', data: { confirmed: true } }],
    [accountant, `/api/projects/${id}/events`, { type: 'submit_application', data: { unknown: 1 } }],
    [other, '/api/projects', { village: '330203102230', title: '别村的项目', category: 'works', mode: 'comparison' }],
    [accountant, '/api/projects', { village: '330203102230', title: '网络竞价', category: 'premises', mode: 'auction_up' }],
  ];
  for (const [client, path, body] of attempts) {
    await assert.rejects(client.send('POST', path, body, { 'idempotency-key': crypto.randomUUID() }), Refused);
  }
}

/** Everything that differs from run to run is given a name instead. */
function steady(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll(/yanshi-[a-z0-9]+-(\d+)/g, 'yanshi-$1')
    .replaceAll(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '{id}')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '{sha256}')
    .replaceAll(/b-[0-9a-z]{12}\b/g, '{bidder}')
    .replaceAll(/"[A-Za-z0-9_-]{1366}"/g, '"{1024 bytes as base64url}"')
    .replaceAll(/"S\d{10}"/g, '"{partyCode}"')
    .replaceAll(/"(at|now|version|seq|termsVersion|entryNo)": \d+/g, '"$1": {number}')
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g, '{instant}')
    .replaceAll(/"9133[0-9A-Z]{14}"/g, '"{creditCode}"');
}

const eventOf = (e: Exchange) => (e.path.endsWith('/events') ? (e.body as { type: string }).type : '');
const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;

function show(e: Exchange): string {
  const who = e.who.replace(/yanshi-[a-z0-9]+-(\d+)/, 'yanshi-$1');
  const path = e.path.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}');
  return `${who}: \`${e.method} ${path}\`\n\n${block('json', steady(e.body))}\n${e.status}\n\n${block('json', steady(e.answer))}`;
}

function write(exchanges: Exchange[]): string {
  const shown = new Set<string>();
  const lines = [
    '# Manual: a trade over the API',
    '',
    'This file is written by a test (`test/journeys/manual.test.ts`): it is the transcript of a whole trade, each kind of',
    'act once. Whoever signs in does it with `POST /api/session`; an act goes through `POST /api/projects/{id}/events`',
    'with an `Idempotency-Key` and `If-Match` with the version that was read. `GET /api/projects/{id}` tells each account',
    'in `availableEvents` what it may do now, with the JSON Schema of the data.',
    '',
  ];
  const registered = exchanges.find((e) => e.path === '/api/bidders');
  const project = exchanges.find((e) => e.path === '/api/projects' && e.status === 201);
  if (registered) lines.push('## A bidder registers', '', show(registered));
  if (project) lines.push('## A project is registered', '', show(project));
  for (const stage of STAGES) {
    lines.push(`## ${stage.name}`, '');
    for (const point of CHECKPOINTS.filter((c) => c.stage === stage.key)) {
      lines.push(`### ${point.no} ${point.name}`, '');
      for (const e of exchanges.filter((x) => x.status < 300 && PLACE[eventOf(x)] === point.key)) {
        const type = eventOf(e);
        if (shown.has(type)) continue;
        shown.add(type);
        lines.push(`**${isEventType(type) ? definitionOf(type as EventType).name : type}**`, '', show(e));
      }
    }
  }
  lines.push('## Refusals', '', 'A refusal is a `application/problem+json` with the rule and its basis.', '');
  for (const e of exchanges.filter((x) => x.status >= 400).slice(-4)) lines.push(show(e));
  return `${lines.join('\n').replaceAll(/\n{3,}/g, '\n\n').trimEnd()}\n`;
}

/** The checkpoint under which the manual shows an event. */
const PLACE: Record<string, string> = {
  submit_application: 'application',
  record_resolution: 'resolution',
  countersign_resolution: 'resolution',
  propose_valuation: 'valuation',
  confirm_valuation: 'valuation',
  approve_project: 'approval',
  compile_tender_file: 'tender_file',
  confirm_tender_file: 'tender_file',
  publish_notice: 'notice',
  register_bidder: 'registration',
  record_deposit: 'registration',
  submit_offer: 'offers',
  attest_opening: 'opening',
  open_offers: 'opening',
  check_substance: 'evaluation',
  confirm_ranking: 'evaluation',
  publish_result: 'publicity',
  confirm_award: 'award',
  certify_award: 'award',
  prepare_contract: 'signing',
  sign_contract: 'signing',
  countersign_contract: 'signing',
  witness_contract: 'signing',
  file_contract: 'filing',
  issue_certificate: 'filing',
  convert_deposit: 'handover',
  record_handover: 'handover',
  confirm_handover: 'handover',
  receive_payment: 'payments',
  apply_payment: 'payments',
  release_payment: 'payments',
  return_deposit: 'payments',
  record_inspection: 'inspection',
  record_measurement: 'inspection',
  complete_works: 'inspection',
  propose_settlement: 'acceptance',
  sign_acceptance: 'acceptance',
  return_bond: 'archive',
  rate: 'archive',
  archive_project: 'archive',
};
