/** 概况: what is traded, on which terms, and when what closes. */
import { lazy, Suspense } from 'react';
import { FAILURES } from '../../../server/machines/facts.js';
import { DEALINGS } from '../../../server/machines/modes.js';
import { BODY_NAMES } from '../../../server/machines/who-decides.js';
import { Money } from '../../parts/money.js';
import { CivilDay, Moment } from '../../parts/moment.js';
import { listed } from '../../text/listing.js';
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
  const { facts, dates } = view;
  if (!facts)
    return (
      <Suspense fallback={<Waiting />}>
        <AsPublished id={view.id} withLimit={view.availableEvents.every((e) => e.type !== 'submit_offer')} />
      </Suspense>
    );
  return (
    <div className="overview">
      <Ends facts={facts} />
      <Facts
        title="时点"
        facts={[
          ['公告发布', moment(dates?.publishedAt)],
          ['报名截止', moment(dates?.registrationClosesAt)],
          ['报价开始', moment(dates?.offersOpenAt)],
          ['报价截止', moment(dates?.offersCloseAt)],
          ['开标', moment(dates?.openingAt)],
          ['公示截止', moment(facts.publicityEndsAt)],
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
          <span>
            {say('中止至')} <Moment at={facts.suspension.until} />
          </span>
        </p>
      )}
    </>
  );
}

function Terms({ view, facts }: { view: ProjectView; facts: WorkFacts }) {
  const say = useSay();
  const { application, resolution, valuation, tenderFile } = facts;
  const asset = view.side.key === 'asset';
  const months = (n: number | null | undefined) => (n == null ? null : say('{n}个月', { n }));
  const percent = (n: number | undefined) => (n ? `${n}%` : null);
  return (
    <>
      <Facts
        title="立项与决策"
        facts={[
          ['交易形式', application?.dealing && say(DEALINGS[application.dealing])],
          [asset ? '预计金额' : '预算', money(application?.estimate)],
          ['期限', months(application?.termMonths)],
          ['面积(亩)', application?.areaMu],
          ['决策机构', resolution && say(BODY_NAMES[resolution.body])],
          ['决议日期', day(resolution?.heldOn)],
          ['结果公示起始', day(resolution?.publishedOn)],
          [asset ? '授权的底价下限' : '授权的限价上限', money(resolution?.limit)],
          [
            asset ? '底价' : '限价',
            valuation?.secret && valuation.amount === null
              ? say('保密,开标成交后公开')
              : money(valuation?.amount),
          ],
        ]}
      />
      <Facts
        title="交易文件"
        facts={[
          ['资格审查', tenderFile && say(tenderFile.postQualification ? '资格后审' : '资格预审')],
          ['交易保证金', money(tenderFile?.deposit)],
          ['履约保证金', money(tenderFile?.bond)],
          ['最低有效报价家数', tenderFile?.minOffers],
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
