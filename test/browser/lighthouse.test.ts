import assert from 'node:assert/strict';
import { type Audited, type Auditor, openAuditor } from './helpers/audited.js';
import { type PortalPlace, portalPlace } from './helpers/portal-place.js';

const LEAST = { accessibility: 95, 'best-practices': 95, seo: 90 } as const;
const LEAST_PERFORMANCE = 90;

describe('what Lighthouse says of the portal on a phone', function () {
  this.timeout(300_000);
  let place: PortalPlace;
  let auditor: Auditor;

  before(async () => {
    place = await portalPlace();
    auditor = await openAuditor();
  });
  after(async () => {
    await auditor?.close();
    await place?.stop();
  });

  const PAGES: Record<string, () => string> = {
    home: () => '/',
    list: () => '/projects',
    'project page': () => `/projects/${place.ids.open}`,
    'file check': () => '/v',
    rules: () => '/rules',
    log: () => '/log',
    'sign-in': () => '/sign-in',
  };
  for (const [name, path] of Object.entries(PAGES)) {
    it(`finds the ${name} quick, open to everyone and in good order`, async () => {
      const found = await median(() => auditor.audit(place.url + path()));
      console.log(`      ${name}: ${Object.entries(found.scores).map(([key, score]) => `${key} ${score}`).join(', ')}`);
      for (const [key, least] of Object.entries(LEAST)) {
        assert.ok(found.scores[key as keyof typeof LEAST] >= least, `${key}\n${found.findings.join('\n')}`);
      }
      assert.ok(found.scores.performance >= LEAST_PERFORMANCE, found.findings.join('\n'));
    });
  }

  /** Of three runs by performance; where two are on the same side of the aim, the third could change nothing. */
  async function median(run: () => Promise<Audited>): Promise<Audited> {
    const runs = [await run(), await run()];
    const passed = runs.filter((r) => r.scores.performance >= LEAST_PERFORMANCE).length;
    if (passed === 1) runs.push(await run());
    runs.sort((a, b) => a.scores.performance - b.scores.performance);
    return runs[runs.length === 3 || passed === 2 ? runs.length - 2 : 1] as Audited;
  }
});
