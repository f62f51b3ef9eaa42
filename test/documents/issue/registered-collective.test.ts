import assert from 'node:assert/strict';
import { issueDocument } from '../../../server/documents/issue/issue-document.js';
import { createRenderer, type Renderer } from '../../../server/documents/pool.js';
import { freshDatabase } from '../../helpers/database.js';
import { collectiveCode } from '../../people/people.js';
import { readPdf } from '../read-pdf.js';
import { checkingRenderer } from './checking-renderer.js';
import { VILLAGE } from './scene.js';
import { LEASE, Scene, Trade } from './trade.js';

const NAME = '宁波市海曙区集士港镇演示村股份经济合作社';
const SEAT = '集士港镇演示路1号';
const NEW_SEAT = '集士港镇演示新办公楼3楼';
const UNREGISTERED = '集士港镇广昇村集体经济组织';

describe('the papers of a village whose collective is registered', function () {
  this.timeout(60_000);
  let renderer: Renderer;
  let scene: Scene;
  before(() => {
    renderer = createRenderer({ workers: 1, publicUrl: 'https://cunjitong.example' });
  });
  after(() => renderer.close());
  beforeEach(async () => {
    scene = await Scene.open(await freshDatabase());
  });
  afterEach(() => scene.close());

  const register = () =>
    scene.fresh.admin('organisations').where({ id: VILLAGE }).update({ collective_name: NAME, credit_code: collectiveCode(1), seat: SEAT });

  /** An agreement, the shortest way to a contract. */
  async function signed(contract: Parameters<Trade['sign']>[0] = {}): Promise<Trade> {
    const trade = await new Trade(scene, { ...LEASE, mode: 'agreement', ground: 'public_interest', offers: {} }).register();
    for (const step of ['setUp', 'announce', 'agree'] as const) await trade[step]();
    await trade.wait((trade.facts.publicityEndsAt ?? 0) + 60_000);
    return trade.sign(contract);
  }

  /** What a reader finds on the paper. */
  async function contractOf(trade: Trade): Promise<string> {
    const { id } = await scene.fresh.db('documents').where({ project: trade.id, kind: 'contract-lease' }).first('id');
    let text = '';
    const reading: Renderer = {
      ...renderer,
      render: async (asked) => {
        const rendered = await renderer.render(asked);
        ({ text } = await readPdf(rendered.bytes));
        return rendered;
      },
    };
    await issueDocument(scene.issueDeps(reading), { id });
    return text;
  }

  it('bear the place’s name while it is not registered, the registered one afterwards, and stay as they were issued', async () => {
    const trade = await new Trade(scene, LEASE).register();
    await trade.setUp();
    const owners = async () => {
      await trade.issueAll(checkingRenderer);
      const rows = await scene.fresh.db('documents').where({ project: trade.id, state: 'issued' }).orderBy('entry_no').select('kind', 'facts');
      return Object.fromEntries(rows.map(({ kind, facts }) => [kind, facts.facts.collective ?? facts.facts.owner]));
    };
    const before = await owners();
    assert.deepEqual(before, { application: UNREGISTERED, resolution: UNREGISTERED, reserve: UNREGISTERED, approval: UNREGISTERED });
    await register();
    await trade.announce();
    const after = await owners();
    assert.equal(after['tender-file'], NAME);
    assert.deepEqual({ ...after, ...before }, after, 'what was issued stays');
  });

  it('say in the contract whose code and seat party A has, as the register has them', async () => {
    await register();
    const text = await contractOf(await signed());
    for (const said of [NAME, collectiveCode(1), SEAT]) assert.ok(text.includes(said), said);
    assert.ok(!text.includes(UNREGISTERED));
  });

  it('say in the contract what its act says, where that differs', async () => {
    await register();
    const text = await contractOf(await signed({ village: { identity: collectiveCode(2), address: NEW_SEAT } }));
    for (const said of [NAME, collectiveCode(2), NEW_SEAT]) assert.ok(text.includes(said), said);
    for (const other of [collectiveCode(1), SEAT]) assert.ok(!text.includes(other), other);
  });
});
