/** 概况: what is traded, on which terms, and when what closes. */
import { lazy, Suspense } from 'react';
import { FAILURES } from '../../../server/machines/facts.js';
import { DEALINGS } from '../../../server/machines/modes.js';
import { BODY_NAMES } from '../../../server/machines/who-decides.js';
import { Money } from '../../parts/money.js';
import { CivilDay, Moment } from '../../parts/moment.js';
import { Price } from '../../parts/price.js';
import { unbroken } from '../../parts/unbroken.js';
import { listed } from '../../text/listing.js';
import { moment as inWords, shortDay } from '../../text/moments.js';
import type { ProjectView, WorkFacts } from '../forms/circumstances.js';
import { Waiting } from '../frame/states.js';
import { useSay } from '../words.js';
import { Facts } from './facts.js';

/** For who takes part in the trade and does not work on it. */
const AsPublished = lazy(() => import('./as-published.js'));

const money = (fen: number | null | undefined) => (fen == null ? null : <Money fen={fen} />);
const day = (date: string | null | undefined) => (date ? <CivilDay date={date} /> : null);
const moment = (at: number | null | undefined) => (at == null ? null : <Moment at={at} exact />);

export function Overview({ view }: { view: ProjectView }) {
  const say = useSay();
  const { facts, dates } = view;
  if (!facts)
    return (
      <Suspense fallback={<Waiting />}>
        <AsPublished id={view.id} withLimit={view.availableEvents.every((e) => e.type !== 'submit_offer')} />
      </Suspense>
    );
  const heldSince = facts.suspension?.since ?? Number.POSITIVE_INFINITY;
  // What was to come when the trade was suspended is reckoned anew on its resumption.
  const at = (instant: number | null | undefined) =>
    instant != null && instant > heldSince ? say('暂停中,恢复后按剩余工作日重算') : moment(instant);
  return (
    <div className="overview">
      <Ends facts={facts} />
      <Facts
        title="时点"
        facts={[
          ['公告发布', at(dates?.publishedAt)],
          ['报名截止', at(dates?.registrationClosesAt)],
          ['报价开始', at(dates?.offersOpenAt)],
          ['报价截止', at(dates?.offersCloseAt)],
          ['开标', at(dates?.openingAt)],
          ['公示截止', at(facts.publicityEndsAt)],
        ]}
      />
      <Terms view={view} facts={facts} />
    </div>
  );
}

function Ends({ facts }: { facts: WorkFacts }) {
  const say = useSay();
  return (
    <>
      {facts.failed && (
        <p className="refusal">{say('流标:{reason}', { reason: FAILURES[facts.failed.reason] })}</p>
      )}
      {facts.terminated && (
        <p className="refusal">{say('终止:{reason}', { reason: facts.terminated.reason })}</p>
      )}
      {facts.suspension && (
        <p className="refusal">
          <span>{unbroken(saidOfSuspension(facts.suspension, say))}</span>
        </p>
      )}
    </>
  );
}

/** By whom and until when, and what comes then. */
function saidOfSuspension({ by, since, until }: NonNullable<WorkFacts['suspension']>, say: ReturnType<typeof useSay>) {
  const said =
    by === 'discipline'
      ? '纪委{since}提请中止,交易暂停;镇街须在{until}前决定,到期未决定的自动恢复。'
      : '镇街{since}起中止,至{until};到期自动恢复。';
  return say(said, { since: shortDay(since), until: inWords(until) });
}

function Terms({ view, facts }: { view: ProjectView; facts: WorkFacts }) {
  const say = useSay();
  const { application, resolution, valuation, tenderFile } = facts;
  const asset = view.side.key === 'asset';
  const price = (fen: number | null | undefined) => (fen == null ? null : <Price fen={fen} project={view} />);
  const months = (n: number | null | undefined) => (n == null ? null : n % 12 === 0 ? say('{n}年', { n: n / 12 }) : say('{n}个月', { n }));
  const percent = (n: number | undefined) => (n ? `${n}%` : null);
  return (
    <>
      <Facts
        title="立项与决策"
        facts={[
          ['交易形式', application?.dealing && say(DEALINGS[application.dealing])],
          [asset ? (view.dealing === 'transfer' ? '预计转让价' : '预计租金') : '采购预算', price(application?.estimate)],
          ['合同期限', months(application?.termMonths)],
          ['面积(亩)', application?.areaMu],
          ['决策机构', resolution && say(BODY_NAMES[resolution.body])],
          ['决议日期', day(resolution?.heldOn)],
          ['决议结果公示起始', day(resolution?.publishedOn)],
          [asset ? '授权的底价下限' : '授权的限价上限', price(resolution?.limit)],
          [
            asset ? '底价' : '限价',
            valuation?.secret && valuation.amount === null
              ? say('保密,开标成交后公开')
              : price(valuation?.amount),
          ],
        ]}
      />
      <Facts
        title="交易文件"
        facts={[
          ['资格审查', tenderFile && say(tenderFile.postQualification ? '资格后审' : '资格预审')],
          ['保证金', money(tenderFile?.deposit)],
          ['履约保证金', money(tenderFile?.bond)],
          ['最少有效报价家数', tenderFile?.minOffers],
          ['成交办法', tenderFile && say(tenderFile.award === 'price' ? '按价格' : '按得分')],
          [
            '评分项',
            tenderFile?.scoring.length
              ? listed(tenderFile.scoring.map((s) => `${s.name} ${s.weight}`))
              : null,
          ],
          ['合同起始日期', day(tenderFile?.startsOn)],
          ['合同期限', months(tenderFile?.termMonths)],
          ['租金每年递增', percent(tenderFile?.escalation)],
          ['质量保证金', percent(tenderFile?.retention)],
          ['预付款', percent(tenderFile?.advance)],
        ]}
      />
      <Facts title="规则" facts={[['规则版本', view.rulesVersion]]} />
    </>
  );
}
