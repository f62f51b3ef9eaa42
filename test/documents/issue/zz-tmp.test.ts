import { writeFile, mkdir } from 'node:fs/promises';
import { createRenderer } from '/work/main/server/documents/pool.js';
import { freshDatabase } from '/work/main/test/helpers/database.js';
import { LEASE, Scene, Trade, WORKS } from '/work/main/test/documents/issue/trade.js';
describe('journey', function () {
  this.timeout(120000);
  for (const [name, plan] of Object.entries({ works: WORKS, lease: LEASE })) it(name, async () => {
    const scene = await Scene.open(await freshDatabase());
    const renderer = createRenderer({ workers: 1, publicUrl: 'https://cunjitong.example' });
    try {
      const t = await new Trade(scene, plan).register();
      for (const step of ['setUp','announce','takePart','open','select','sign','perform','accept'] as const) { await t[step](); console.log(step, t.line, await t.issueAll(renderer)); }
      await t.archive(); console.log('archive', t.line, await t.issueAll(renderer));
      const rows = await scene.fresh.db('documents').where({project: t.id});
      await mkdir('/tmp/pdf', {recursive:true});
      for (const r of rows) { console.log(r.number, r.kind, r.state, r.problem, r.pages); if (r.sha256) { const st = await scene.store.open(r.sha256); const chunks=[]; for await (const c of st) chunks.push(c); await writeFile(`/tmp/pdf/${name}-${r.kind}.pdf`, Buffer.concat(chunks)); } }
      await writeFile(`/tmp/pdf/${name}-facts.json`, JSON.stringify(rows.map((r:any)=>[r.kind,r.facts]),null,1));
    } finally { await renderer.close(); await scene.close(); }
  });
});
