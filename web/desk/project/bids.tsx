/** 报名报价: one's own part for a bidder; for those who work on the trade what they may know by now. */
import { Money } from '../../parts/money.js';
import { Moment } from '../../parts/moment.js';
import { Price } from '../../parts/price.js';
import { inOrder, type ListedBidder, type OwnView, type ProjectView } from '../forms/circumstances.js';
import { Nothing } from '../frame/states.js';
import { yuan } from '../table/csv.js';
import { ExportButton } from '../table/export-button.js';
import { Table } from '../table/table.js';
import { useSay } from '../words.js';
import { Facts } from './facts.js';
import { SubAccount } from './sub-account.js';

export const DEPOSIT_STATES = {
  due: '待缴',
  received: '已到账',
  returned: '已退还',
  converted: '已转抵',
  forfeited: '已没收',
};

export function Bids({ view }: { view: ProjectView }) {
  const say = useSay();
  const { me, bidders, facts } = view;
  if (me) return <Own me={me} />;
  if (!bidders || bidders.length === 0) {
    return (
      <Nothing>
        {facts?.openedAt ? say('没有报名人。') : say('开标前,报名人和家数对所有人保密;开标后列在这里。')}
      </Nothing>
    );
  }
  return (
    <>
      {facts?.openedAt != null && <ExportBids view={view} bidders={bidders} />}
      <OpenList bidders={bidders} view={view} />
    </>
  );
}

function ExportBids({ view, bidders }: { view: ProjectView; bidders: readonly ListedBidder[] }) {
  const say = useSay();
  return (
    <p className="not-printed">
      <ExportButton
        name={`${say('开标记录')}-${view.code}`}
        head={['名次', '名称', '子账号', '报价(元)', '资格与有效性', '保证金', '到账金额(元)']}
        rows={() =>
          inOrder(bidders, view.side.key).map((b) => [
            b.rank,
            b.name,
            b.bidder,
            yuan(b.amount),
            validityOf(b, say),
            say(DEPOSIT_STATES[b.deposit.state]),
            yuan(b.deposit.received),
          ])
        }
      />
    </p>
  );
}

const validityOf = (b: Pick<ListedBidder, 'invalid' | 'qualified'>, say: (words: string) => string) =>
  b.invalid ?? (b.qualified === false ? say('不合格') : say('有效'));

function Own({ me }: { me: OwnView }) {
  const say = useSay();
  const { deposit, offer, qualified } = me;
  if (!me.registered && !me.withdrawn) return <Nothing>{say('您还没有报名本项目。')}</Nothing>;
  return (
    <>
      <Facts
        title="我的报名"
        facts={[
          ['保证金子账号', <bdi key="b">{me.bidder}</bdi>],
          [
            '报名时刻',
            me.registeredAt === undefined ? null : <Moment key="at" at={me.registeredAt} exact />,
          ],
          ['状态', me.withdrawn ? say('已撤回') : say('有效')],
          [
            '资格审查',
            qualified == null
              ? say('未审查')
              : qualified
                ? say('合格')
                : say('不合格:{ground}', { ground: me.ground ?? '' }),
          ],
        ]}
      />
      {deposit && (
        <Facts
          title="我的保证金"
          facts={[
            ['应缴', <Money key="d" fen={deposit.due} />],
            ['已缴', <Money key="r" fen={deposit.received} />],
            [
              '到账时刻',
              deposit.receivedAt === null ? null : (
                <Moment key="at" at={deposit.receivedAt} exact />
              ),
            ],
            ['状态', say(DEPOSIT_STATES[deposit.state])],
          ]}
        />
      )}
      <Facts
        title="我的报价"
        facts={[
          ['已提交', offer ? say('第{number}次', { number: offer.number }) : say('尚未提交')],
          ['受理时刻', offer ? <Moment key="at" at={offer.at} exact /> : null],
          [
            '密封包指纹(SHA-256)',
            offer ? (
              <span key="hash" className="hash">
                {offer.packageHash}
              </span>
            ) : null,
          ],
          [
            '开标结果',
            me.opened ? (
              me.opened.amount === null ? (
                me.opened.reason
              ) : (
                <Money key="amount" fen={me.opened.amount} />
              )
            ) : null,
          ],
          ['名次', me.rank == null ? null : say('第{no}名', { no: me.rank })],
        ]}
      />
    </>
  );
}

type Listed = ListedBidder & { score: number | null };

interface OpenListProps {
  bidders: readonly ListedBidder[];
  view: Pick<ProjectView, 'dealing' | 'side'>;
  /** As the ranking would be if it were confirmed now. */
  ahead?: boolean;
}

export function OpenList({ bidders, view, ahead = false }: OpenListProps) {
  const say = useSay();
  const listed: Listed[] = bidders.map((b) => ({ ...b, score: null, ...(ahead ? b.ahead : null) }));
  const isScored = listed.some(({ score }) => score !== null);
  const isRanked = listed.some(({ rank }) => rank !== null);
  return (
    <Table
      caption="报名人与报价"
      items={inOrder(listed, view.side.key)}
      keyOf={(b) => b.bidder}
      columns={[
        ...(isRanked ? [{ name: ahead ? '拟定名次' : '名次', cell: (b: Listed) => b.rank ?? '—' }] : []),
        {
          name: '名称',
          cell: (b) => (
            <>
              <bdi>{b.name}</bdi> <SubAccount of={b.bidder} />
            </>
          ),
        },
        {
          name: '报价',
          className: 'number',
          cell: (b) => (b.amount === null ? '—' : <Price fen={b.amount} project={view} />),
        },
        ...(isScored
          ? [{ name: '得分', className: 'number', cell: (b: Listed) => (b.score === null ? '—' : (b.score / 1000).toFixed(2)) }]
          : []),
        { name: '资格与有效性', cell: (b) => validityOf(b, say) },
        {
          name: '保证金',
          className: 'number',
          cell: (b) => (
            <>
              <Money fen={b.deposit.received} /> <small>{say(DEPOSIT_STATES[b.deposit.state])}</small>
            </>
          ),
        },
      ]}
    />
  );
}
