/** One organisation: whether it can trade, who works there, and what the district may do with it. */
import { Link, useParams } from 'react-router';
import { Moment } from '../../parts/moment.js';
import { useNames } from '../../text/domain.js';
import '../act/act.css';
import { Failure, Waiting } from '../frame/states.js';
import { has, usePerson } from '../session.js';
import { useSay } from '../words.js';
import { CollectiveOf } from './collective.js';
import { OrganisationActs } from './organisation-acts.js';
import {
  HALTS,
  KINDS,
  missingIn,
  type OrganisationView,
  useOrganisation,
} from './organisation-data.js';
import '../../parts/unbroken.css';
import './organisations.css';

export default function OrganisationPage() {
  const { code = '' } = useParams();
  const { data, error, isPending, refetch } = useOrganisation(code);
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  return <One organisation={data} />;
}

function One({ organisation }: { organisation: OrganisationView }) {
  const say = useSay();
  const person = usePerson();
  const { code, kind, name, parent, disabledAt, running } = organisation;
  return (
    <>
      <p className="not-printed">
        <Link to="/organisations">{say('机构名册')}</Link>
        {parent && (
          <>
            {' · '}
            <Link to={`/organisations/${parent.code}`}>{parent.name}</Link>
          </>
        )}
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p>
        {say(KINDS[kind])} · <span className="figures">{code}</span> ·{' '}
        {disabledAt === null ? (
          <span className="badge">{say('在用')}</span>
        ) : (
          <>
            <span className="badge badge-archived">{say('已停用')}</span> <Moment at={disabledAt} />
          </>
        )}
        {running !== null && (
          <>
            {' · '}
            <span className="unbroken">{say('在办交易{count}宗', { count: running })}</span>
          </>
        )}
      </p>
      {disabledAt !== null && (
        <p>{say('停用期间不登记新项目,也不授予职责;在办的交易由原有人员办完。')}</p>
      )}
      {kind === 'village' && (
        <p className="not-printed">
          <a href={`/village/${code}`} target="_blank" rel="noreferrer">
            {say('村公开页')}
          </a>{' '}
          · <Link to={`/organisations/${code}/poster`}>{say('公开栏海报')}</Link>
        </p>
      )}
      {kind === 'village' && <CollectiveOf village={organisation} />}
      <Roles organisation={organisation} />
      {has(person, 'district') && <OrganisationActs key={code} organisation={organisation} />}
    </>
  );
}

function Roles({ organisation }: { organisation: OrganisationView }) {
  const say = useSay();
  const names = useNames();
  const isDistrict = has(usePerson(), 'district');
  const { roles, people, code, disabledAt } = organisation;
  const missing = missingIn(organisation);
  const held = people.map(({ role }) => role);
  const listed = [
    ...roles,
    ...[...new Set(held)]
      .filter((role) => !roles.some((r) => r.role === role))
      .map((role) => ({ role, persons: held.filter((r) => r === role).length, needed: 0 })),
  ];
  return (
    <section>
      <h2>{say('职责与人员')}</h2>
      {missing.length === 0 && <p>{say('职责齐备,交易可以从头办到尾。')}</p>}
      <dl className="organisation-roles">
        {listed.map(({ role, persons, needed }) => (
          <div key={role}>
            <dt>{names('roles', role)}</dt>
            <dd>
              {people
                .filter((one) => one.role === role)
                .map((one) => (
                  <span key={one.username} className="organisation-person">
                    <bdi>{one.displayName}</bdi> <small className="hint">{one.username}</small>
                  </span>
                ))}
              {persons < needed && disabledAt === null && (
                <span className="fault">
                  {say('还缺{count}人。', { count: needed - persons })}
                  {say(HALTS[role] ?? '')}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {isDistrict && (
        <p>
          <Link to={`/accounts?search=${code}`}>{say('到账号与授权办理')}</Link>
        </p>
      )}
    </section>
  );
}
