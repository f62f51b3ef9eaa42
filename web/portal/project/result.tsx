/** What came of it: the candidate or winner, a failure, the contract. */
import type { ProjectDetail } from '../../api/public.js';
import { CivilDay, Moment } from '../../parts/moment.js';
import { Money } from '../../parts/money.js';
import { Price } from '../../parts/price.js';
import { unbroken } from '../../parts/unbroken.js';
import { moment } from '../../text/moments.js';
import { chinese } from '../../text/punctuation.js';
import { useProjectText } from './words.js';

export function Result({ project }: { project: ProjectDetail }) {
  const say = useProjectText();
  const { result, failed, failures, terminatedAt } = project;
  if (!result && !failed && terminatedAt === null && failures === 0) return null;
  return (
    <section className="stack" aria-labelledby="result">
      <h2 id="result">{failed && !result ? say('failedTitle') : say('result')}</h2>
      {result ? <Winner result={result} project={project} /> : null}
      {failed ? <p>{say('failed', { reason: chinese(failed.reason) })}</p> : null}
      {failures > 0 ? <p className="small soft">{say('failures', { count: failures })}</p> : null}
      {terminatedAt === null ? null : <p>{unbroken(say('terminated', { when: moment(terminatedAt) }))}</p>}
    </section>
  );
}

function Winner({ result, project }: { result: NonNullable<ProjectDetail['result']>; project: ProjectDetail }) {
  const say = useProjectText();
  const { name, amount, rank, publicityEndsAt, awardedAt } = result;
  return (
    <div className="project-result sheet">
      <p className="small soft">{say(awardedAt === null ? 'winner' : 'winnerDone')}</p>
      <p className="project-winner">
        <bdi>{name}</bdi>
        {rank > 1 ? <span className="tag">{say('rank', { rank })}</span> : null}
      </p>
      <p className="project-amount">
        <span className="small soft">{say(awardedAt === null ? 'amountDue' : 'amount')}</span> <Price fen={amount} project={project} />
      </p>
      <p className="small soft">
        {say('publicityEnds')} <Moment at={publicityEndsAt} exact />
      </p>
      {awardedAt === null ? null : (
        <p className="small soft">
          {say('awarded')} <Moment at={awardedAt} />
        </p>
      )}
      {wasRanked(project) ? <p className="small soft">{say('ranking')}</p> : null}
    </div>
  );
}

/** An agreement has one party; of what was traded elsewhere only the outcome is recorded. */
const wasRanked = ({ mode, checkpointDates }: ProjectDetail) =>
  mode !== 'external' && checkpointDates.some(({ key, state }) => key === 'opening' && state === 'done');

export function ContractSummary({ project }: { project: ProjectDetail }) {
  const say = useProjectText();
  const { contract, settlement, dealing } = project;
  if (!contract) return null;
  const { amount, total, startsOn, endsOn, signedAt } = contract;
  return (
    <section className="stack" aria-labelledby="contract">
      <h2 id="contract">{say('contract')}</h2>
      <dl className="pairs">
        <div className="pair">
          <dt>{say(dealing === null || dealing === 'transfer' ? 'price' : 'firstYear')}</dt>
          <dd>
            <Money fen={amount} />
          </dd>
        </div>
        {total === amount ? null : (
          <div className="pair">
            <dt>{say('total')}</dt>
            <dd>
              <Money fen={total} />
            </dd>
          </div>
        )}
        <div className="pair">
          <dt>{say('period')}</dt>
          <dd>
            <span className="unbroken">
              <CivilDay date={startsOn} />—
            </span>
            <wbr />
            <span className="unbroken">
              <CivilDay date={endsOn} />
            </span>
          </dd>
        </div>
        {signedAt === null ? null : (
          <div className="pair">
            <dt>{say('signed')}</dt>
            <dd>
              <Moment at={signedAt} />
            </dd>
          </div>
        )}
        {settlement === null ? null : (
          <div className="pair">
            <dt>{say('settlement')}</dt>
            <dd>
              <Money fen={settlement} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
