/** 账号与授权: the district's accounts; a role is proposed by one administrator and confirmed by another. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Role } from '../../../server/machines/roles.js';
import { get, post } from '../../api/client.js';
import { Moment } from '../../parts/moment.js';
import { useNames } from '../../text/domain.js';
import { listed } from '../../text/listing.js';
import { RefusalOrCode } from '../account/step-up.js';
import '../act/act.css';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { usePerson } from '../session.js';
import { ExportButton } from '../table/export-button.js';
import { useSay } from '../words.js';
import { NewAccount } from './new-account.js';
import { usePlaceNames } from './places.js';
import { ProposeRole } from './propose-role.js';
import type { Staff } from './staff.js';
import { StaffTable } from './staff-table.js';
import './accounts.css';

interface Proposal {
  id: string;
  account: string;
  displayName: string;
  role: Role;
  organisation: string;
  proposedBy: string;
  proposedAt: number;
}

export default function AccountsPage() {
  const say = useSay();
  // The register of organisations leads here with a code.
  const [asked] = useSearchParams();
  const [search, setSearch] = useState(asked.get('search') ?? '');
  const [account, choose] = useState<string | null>(null);
  const staff = useQuery({ queryKey: ['staff'], queryFn: allStaff });
  // As it was read last: a role that has just ended is gone from it.
  const chosen = staff.data?.find((one) => one.account === account);
  const found = (staff.data ?? []).filter((s) =>
    [s.username, s.displayName, ...s.grants.map((g) => g.organisation)].some((text) =>
      text.includes(search.trim()),
    ),
  );
  return (
    <>
      <h1>{say('账号与授权')}</h1>
      <p className="not-printed">
        <Link to="/organisations?lacking=1">{say('查看缺人的机构')}</Link> ·{' '}
        <Link to="/erasures">{say('删除个人信息')}</Link>
      </p>
      <Proposals />
      <h2>{say('工作账号')}</h2>
      <NewAccount />
      <div className="field not-printed">
        <label htmlFor="search">{say('查找用户名或姓名')}</label>
        <Input
          id="search"
          className="short"
          value={search}
          onChange={(e) => setSearch(e.target.value)}
        />
      </div>
      {staff.isPending && <Waiting />}
      {staff.error && <Failure error={staff.error} again={staff.refetch} />}
      {chosen && <ProposeRole key={chosen.account} staff={chosen} onClose={() => choose(null)} />}
      {found.length > 0 && <ExportStaff staff={found} />}
      {found.length > 0 && <StaffTable staff={found.slice(0, 100)} onChoose={(one) => choose(one.account)} />}
      {staff.data && found.length > 100 && (
        <p className="hint">{say('只列前100个,请输入更多字查找。')}</p>
      )}
    </>
  );
}

function ExportStaff({ staff }: { staff: readonly Staff[] }) {
  const say = useSay();
  const names = useNames();
  const placeName = usePlaceNames();
  return (
    <p className="not-printed">
      <ExportButton
        name="工作账号"
        head={['用户名', '姓名或岗位', '职责', '状态', '动态验证码']}
        rows={() =>
          staff.map((one) => [
            one.username,
            one.displayName,
            listed(one.grants.map((g) => `${names('roles', g.role)} ${placeName(g.organisation)}`)),
            one.disabled ? say('已停用') : say('在用'),
            one.hasSecondFactor ? say('已启用') : say('未启用'),
          ])
        }
      />
    </p>
  );
}

/** The list comes in pages by user name. */
async function allStaff({ signal }: { signal: AbortSignal }): Promise<Staff[]> {
  const all: Staff[] = [];
  for (let after = ''; ; ) {
    const { items } = await get<{ items: Staff[] }>(
      `/api/admin/accounts?limit=200&after=${encodeURIComponent(after)}`,
      signal,
    );
    all.push(...items);
    const last = items.at(-1);
    if (!last || items.length < 200) return all;
    after = last.username;
  }
}

function Proposals() {
  const say = useSay();
  const names = useNames();
  const placeName = usePlaceNames();
  const person = usePerson();
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['proposals'],
    queryFn: ({ signal }) => get<{ items: Proposal[] }>('/api/admin/proposals', signal),
  });
  const decide = useMutation({
    mutationFn: ({ id, how }: { id: string; how: 'confirm' | 'reject' }) =>
      post(`/api/admin/proposals/${id}/${how}`),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['proposals'] }),
        queries.invalidateQueries({ queryKey: ['staff'] }),
      ]),
  });
  return (
    <section>
      <h2>{say('待确认的提名')}</h2>
      {isPending && <Waiting />}
      {error && <Failure error={error} again={refetch} />}
      {Boolean(decide.error) && (
        <RefusalOrCode
          error={decide.error}
          again={() => decide.variables && decide.mutate(decide.variables)}
        />
      )}
      {data?.items.length === 0 && <Nothing>{say('没有待确认的提名。')}</Nothing>}
      <ul className="document-list">
        {data?.items.map((p) => (
          <li key={p.id}>
            <span>
              <bdi>{p.displayName}</bdi> → {names('roles', p.role)} ·{' '}
              <span className="proposal-place">{placeName(p.organisation)}</span>
            </span>
            <span>
              <Moment at={p.proposedAt} />
            </span>
            {p.proposedBy === person.account ? (
              <span className="hint">{say('等另一名区管理员确认')}</span>
            ) : (
              <Button
                size="small"
                type="primary"
                onClick={() => decide.mutate({ id: p.id, how: 'confirm' })}
              >
                {say('确认授予')}
              </Button>
            )}
            <Button size="small" onClick={() => decide.mutate({ id: p.id, how: 'reject' })}>
              {p.proposedBy === person.account ? say('撤回') : say('不同意')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
