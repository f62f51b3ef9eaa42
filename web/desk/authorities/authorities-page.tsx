/** 授权委托: who acts for a company; given by it, confirmed by a station, used by the person it names. */
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import '../act/act.css';
import './authorities.css';
import { AuthorityItem } from './authority-item.js';
import { GiveAuthority } from './give-authority.js';
import { type Authorities, useAuthorities } from './queries.js';

export default function AuthoritiesPage() {
  const say = useSay();
  const { data, error, isPending, refetch } = useAuthorities();
  return (
    <>
      <h1>{say('授权委托')}</h1>
      {isPending && <Waiting />}
      {!isPending && !data && <Failure error={error} again={refetch} />}
      {data && <All {...data} />}
    </>
  );
}

function All({ own, items }: Authorities) {
  const say = useSay();
  const { representing } = usePerson();
  const isStation = own === null;
  return (
    <>
      {own && !representing && (
        <p className="own-number">
          {say(own.kind === 'person' ? '您的主体编号' : '本单位的主体编号')}{' '}
          <b className="figures">{own.code}</b>
          {own.kind === 'person' && <span className="hint"> {say('单位委托您时要填这个编号。')}</span>}
        </p>
      )}
      {items.length === 0 && (
        <Nothing>
          <p>{say(isStation ? '没有待确认的授权委托书。' : '还没有授权委托书。')}</p>
          {isStation && <p>{say('单位提交委托书后会列在这里,待办里也会提醒;核对原件后再确认。')}</p>}
          {own?.kind === 'person' && <p>{say('单位委托您后,这里会列出,您可以改为代表单位办理。')}</p>}
        </Nothing>
      )}
      {items.length > 0 && (
        <ul className="authorities">
          {items.map((item) => (
            <AuthorityItem key={item.id} authority={item} />
          ))}
        </ul>
      )}
      {own?.kind === 'company' && !representing && <GiveAuthority />}
    </>
  );
}
