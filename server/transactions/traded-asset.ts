/**
 * What the register says of the asset that a trade names (domain §4, checkpoint 1): it is the village's own, nobody
 * disputes it, the law lets it be let, and no other trade or contract is about it at the same time.
 */
import type { EventOf } from '../machines/events.js';
import { type Refusal, refuse } from '../machines/refusal.js';
import type { Law } from '../machines/rules/book.js';
import { dateOf } from '../machines/time.js';
import type { Wing, WingAct } from './door.js';

interface Asset {
  id: string;
  village: string;
  retired: boolean;
  disputed: boolean;
  building: 'none' | 'certified' | 'recognised' | 'unrecognised' | 'temporary' | 'illegal';
  building_until: string | null;
}
type Application = EventOf<'submit_application'>['data'];

// Locked: of two trades of one asset that are applied for at the same moment, the second finds the first.
const ASSET = `
  select id, village, retired_at is not null as retired, disputed, building, building_until
  from assets where code = $1 for update`;

/** Joins the application: finds the asset, and remembers that this trade is about it. */
export const tradedAssetWing: Wing = {
  async find({ trx, held, data, actor: _ }: WingAct) {
    const application = data as Application;
    if (held.facts.project.side !== 'asset' || !application.assetCode) return { found: {} };
    const [asset] = await trx.query<Asset>(ASSET, [application.assetCode]);
    const refused = refuseAsset(asset, application, held) ?? (asset && (await refuseSecondTrade(trx, asset.id, held)));
    if (refused) return { refused };
    return {
      found: {},
      async write() {
        await trx.query(
          'insert into asset_trades (project, asset) values ($1, $2) on conflict (project) do update set asset = excluded.asset',
          [held.id, asset?.id],
        );
      },
    };
  },
};

function refuseAsset(asset: Asset | undefined, application: Application, { law, village, at }: WingAct['held']): Refusal | null {
  const code = application.assetCode as string;
  const wrong = (rule: Parameters<typeof refuse>[1], message: string) => refuse(law, rule, message, { pointer: '/assetCode' });
  if (!asset || asset.village !== village) {
    return wrong('application.register', `本村资产台账里没有编号“${code}”。请先在资产台账登记,再填写台账给出的编号。`);
  }
  if (asset.retired) return wrong('application.register', `资产“${code}”已核销,不能再交易。`);
  if (asset.disputed) return wrong('application.clean', `台账记载资产“${code}”有争议。请先确权或调处,并在台账中更新,再申报。`);
  if (application.dealing === 'transfer') return null;
  const isExpired = asset.building === 'temporary' && (asset.building_until ?? '') < dateOf(at);
  if (asset.building === 'illegal' || isExpired) {
    return wrong('building.illegal', `台账记载“${code}”属违法建筑或超期临时建筑,不得出租,请先依法处置。`);
  }
  if (asset.building === 'unrecognised' && !application.unpermittedBuilding) {
    return wrong('building.unpermitted', `台账记载“${code}”无证且未认定。请如实勾选历史无证建筑,并附镇街认定和安全鉴定。`);
  }
  return null;
}

/** Trades of the same asset that are not over; a failed one may still find another round. */
const OTHERS = `
  select p.code, p.stage, p.facts -> 'contract' ->> 'endsOn' as ends_on
  from asset_trades t join projects p on p.id = t.project
  where t.asset = $1 and p.id <> $2 and p.stage not in ('terminated', 'archived') and p.position <> 'closing.archive'
  order by p.code`;

interface Other {
  code: string;
  stage: string;
  ends_on: string | null;
}

async function refuseSecondTrade(trx: WingAct['trx'], asset: string, { id, law }: WingAct['held']): Promise<Refusal | null> {
  const others = await trx.query<Other>(OTHERS, [asset, id]);
  const running = others.find(({ stage }) => stage !== 'performance' && stage !== 'closing');
  if (!running) return null;
  return refuse(law, 'lease.overlap', `这项资产正在项目 ${running.code} 中交易。该项目结束或终止后,才能再次申报。`, { pointer: '/assetCode' });
}

/** Joins the tender file: a new contract begins when the old one has ended. */
export const freeAssetWing: Wing = {
  async find({ trx, held, data }) {
    const { startsOn } = data as EventOf<'compile_tender_file'>['data'];
    if (held.facts.project.side !== 'asset' || !startsOn) return { found: {} };
    const [own] = await trx.query<{ asset: string }>('select asset from asset_trades where project = $1', [held.id]);
    const others = own ? await trx.query<Other>(OTHERS, [own.asset, held.id]) : [];
    const refused = refuseOverlap(others, startsOn, held.law);
    return refused ? { refused } : { found: {} };
  },
};

function refuseOverlap(others: readonly Other[], startsOn: string, law: Law): Refusal | null {
  const lasting = others.find(({ ends_on }) => ends_on !== null && ends_on >= startsOn);
  if (!lasting) return null;
  return refuse(law, 'lease.overlap', `项目 ${lasting.code} 的合同到 ${lasting.ends_on} 才届满,新合同的起始日期须在其后。`, { pointer: '/startsOn' });
}
