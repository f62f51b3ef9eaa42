/** What a bidder must not miss: the deposit that has not arrived yet, and the price that an offer is held against. */
import { useQuery } from '@tanstack/react-query';
import { DAY } from '../../../server/machines/time.js';
import { readProject } from '../../api/public.js';
import { Money } from '../../parts/money.js';
import { Moment } from '../../parts/moment.js';
import { Price } from '../../parts/price.js';
import { capitalYuan } from '../forms/capital-yuan.js';
import type { ProjectView } from '../forms/circumstances.js';
import { readFen } from '../forms/money-text.js';
import { useSay } from '../words.js';
import './own-part.css';

/** An offer without its deposit is void: where it goes, under which number, and until when. */
export function DepositDue({ view }: { view: ProjectView }) {
  const say = useSay();
  const { me, dates, now } = view;
  const deposit = me?.registered ? me.deposit : undefined;
  const isOwed = deposit !== undefined && deposit.received < deposit.due && dates !== null && now < dates.registrationClosesAt;
  if (!isOwed) return null;
  const account = me?.depositAccount;
  const where = [
    ['户名', account?.name],
    ['开户银行', account?.bank],
    ['账号', account?.number || say('公告未载明,请向交易站索取')],
    ['附言(子账号)', me?.bidder],
  ] as const;
  // A transfer may take a day.
  const isSoon = dates.registrationClosesAt - now < DAY;
  return (
    <section
      className={isSoon ? 'deposit-due deposit-due-soon' : 'deposit-due'}
      aria-labelledby="deposit-due"
    >
      <h3 id="deposit-due">
        {say('还要缴保证金')} <Money fen={deposit.due - deposit.received} />
      </h3>
      <p>
        {say('须在')} <Moment at={dates.registrationClosesAt} exact /> {say('前到账,否则报价无效。')}
      </p>
      <dl>
        {where.map(
          ([name, said]) =>
            said && (
              <div key={name}>
                <dt>{say(name)}</dt>
                <dd>
                  <bdi className="figures">{said}</bdi>
                </dd>
              </div>
            ),
        )}
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
  const isYearly = data.dealing !== null && data.dealing !== 'transfer';
  return (
    <p className="offer-limit">
      {isAsset ? say('底价') : say('限价')}{' '}
      {data.limit === null ? say('保密,开标成交后公开') : <Price fen={data.limit} project={data} />}
      {data.limit !== null && (
        <span className="hint">
          {isAsset ? say('低于底价的报价无效。') : say('高于限价的报价无效。')}
        </span>
      )}
      {isYearly && <span className="hint">{say('报价按每年计,不是各年合计。')}</span>}
    </p>
  );
}

/** What is about to be sealed, before it is: once the offers are closed nobody can take it back. */
export function OfferToSeal({ typed, view }: { typed: unknown; view: ProjectView }) {
  const say = useSay();
  const fen = readFen(typeof typed === 'string' ? typed : '');
  if (fen === null) return null;
  return (
    <p className="offer-limit">
      {say('报价')} <Price fen={fen} project={view} />
      <span className="hint">{capitalYuan(fen)}</span>
    </p>
  );
}
