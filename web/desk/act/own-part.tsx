/** What a bidder must not miss: the deposit that has not arrived yet, and the price that an offer is held against. */
import { useQuery } from '@tanstack/react-query';
import { readNotice, readProject } from '../../api/public.js';
import { Money } from '../../parts/money.js';
import { Moment } from '../../parts/moment.js';
import type { ProjectView } from '../forms/circumstances.js';
import { useSay } from '../words.js';

/** An offer without its deposit is void: where it goes, under which number, and until when. */
export function DepositDue({ view }: { view: ProjectView }) {
  const say = useSay();
  const { me, dates, now } = view;
  const deposit = me?.registered ? me.deposit : undefined;
  const isOwed = deposit !== undefined && deposit.received < deposit.due && dates !== null && now < dates.registrationClosesAt;
  const { data } = useQuery({
    queryKey: ['project', view.id, 'notice'],
    queryFn: () => readNotice(view.id),
    enabled: isOwed,
  });
  if (!isOwed) return null;
  const account = data?.notice?.depositAccount;
  return (
    <section className="deposit-due" aria-labelledby="deposit-due">
      <h3 id="deposit-due">
        {say('还要缴保证金')} <Money fen={deposit.due - deposit.received} />
      </h3>
      <p>
        {say('须在')} <Moment at={dates.registrationClosesAt} exact /> {say('前到账,否则报价无效。')}
      </p>
      <dl>
        {account && (
          <div>
            <dt>{say('转入')}</dt>
            <dd>
              <bdi>{account}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{say('子账号(写进附言)')}</dt>
          <dd>
            <strong className="figures">{me?.bidder}</strong>
          </dd>
        </div>
      </dl>
      <p className="hint">{say('代理会计按银行流水登记后,“报名报价”里会显示已到账。')}</p>
    </section>
  );
}

export function LimitOfOffer({ id }: { id: string }) {
  const say = useSay();
  const { data } = useQuery({ queryKey: ['project', id, 'public'], queryFn: () => readProject(id) });
  if (!data) return null;
  const isAsset = data.side === 'asset';
  return (
    <p className="offer-limit">
      {isAsset ? say('底价') : say('限价')}{' '}
      {data.limit === null ? say('保密,开标成交后公开') : <Money fen={data.limit} />}
      {data.limit !== null && (
        <span className="hint">
          {isAsset ? say('低于底价的报价无效。') : say('高于限价的报价无效。')}
        </span>
      )}
    </p>
  );
}
