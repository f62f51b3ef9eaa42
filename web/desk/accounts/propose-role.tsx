/** Proposes a role for an account, or ends one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { type Role, SEAT } from '../../../server/machines/roles.js';
import { post } from '../../api/client.js';
import { choicesOf, useNames } from '../../text/domain.js';
import { RefusalOrCode } from '../account/step-up.js';
import { Consequence, useConsequence } from '../act/consequence.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { usePlaceNames, usePlaces } from './places.js';
import type { Staff } from './staff.js';

type Grant = Staff['grants'][number];

export function ProposeRole({ staff, onClose }: { staff: Staff; onClose: () => void }) {
  const say = useSay();
  const names = useNames();
  const placeName = usePlaceNames();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role | ''>('');
  const [organisation, setOrganisation] = useState('');
  const renew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['proposals'] }),
      queries.invalidateQueries({ queryKey: ['staff'] }),
    ]);
  const proposing = useMutation({
    mutationFn: () => post('/api/admin/proposals', { account: staff.account, role, organisation }),
    onSuccess: renew,
  });
  const [ended, setEnded] = useState<Grant | null>(null);
  const ending = useMutation({
    mutationFn: async () => {
      if (ended) await post('/api/admin/grants/end', { account: staff.account, ...ended });
    },
    onSuccess: renew,
  });
  const asking = useConsequence(ending);
  const spoken = (grant: Grant) => [names('roles', grant.role), placeName(grant.organisation)].join(' · ');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    proposing.mutate();
  };
  return (
    <form className="action-panel act-form" onSubmit={submit}>
      <h3>{say('{name}的职责', { name: staff.displayName })}</h3>
      <ul className="grants-held">
        {staff.grants.map((grant) => (
          <li key={grant.role + grant.organisation}>
            <span>{spoken(grant)}</span>
            <Button
              size="small"
              danger
              onClick={() => {
                setEnded(grant);
                asking.ask();
              }}
            >
              {say('终止职责')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="field">
        <label htmlFor="role">{say('提名的职责')}</label>
        <select
          id="role"
          className="native-select"
          value={role}
          onChange={(e) => setRole(e.target.value as Role)}
        >
          <option value="">{say('请选择')}</option>
          {choicesOf('roles')
            .filter((choice) => choice.key !== 'bidder')
            .map((choice) => (
              <option key={choice.key} value={choice.key}>
                {choice.name}
              </option>
            ))}
        </select>
      </div>
      {role && <OrganisationChoice role={role} value={organisation} onChange={setOrganisation} />}
      <RefusalOrCode error={proposing.error} again={() => proposing.mutate()} />
      {proposing.isSuccess && <p role="status">{say('已提名,等另一名区管理员确认。')}</p>}
      <p className="act-buttons">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!role || !organisation}
          loading={proposing.isPending}
        >
          {say('提名')}
        </Button>
        <Button onClick={onClose}>{say('关闭')}</Button>
      </p>
      {ended && (
        <Consequence
          of={asking}
          question={say('终止“{name}”的这项职责?', { name: staff.displayName })}
          act={say('终止职责')}
          isGrave
        >
          <p>{spoken(ended)}</p>
          <p>{say('立即生效,不能再以此职责办理,已办的事不变。恢复须重新提名,由另一名区管理员确认。')}</p>
        </Consequence>
      )}
    </form>
  );
}

function OrganisationChoice({
  role,
  value,
  onChange,
}: {
  role: Role;
  value: string;
  onChange: (code: string) => void;
}) {
  const say = useSay();
  const person = usePerson();
  const { data } = usePlaces();
  const seat = SEAT[role];
  const district = person.grants.find((g) => g.role === 'district')?.organisation ?? '';
  const towns = data?.towns ?? [];
  const offered =
    seat === 'district'
      ? [{ code: district, name: say('本区') }]
      : seat === 'town'
        ? towns
        : towns.flatMap((t) =>
            t.villages.map((v) => ({ code: v.code, name: `${t.name} ${v.name}` })),
          );
  return (
    <div className="field">
      <label htmlFor="organisation">{say('所在机构')}</label>
      <Input
        id="organisation"
        list="organisations"
        className="short"
        placeholder={say('输入代码,或从列表中选')}
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
      <datalist id="organisations">
        {offered.map((o) => (
          <option key={o.code} value={o.code}>
            {o.name}
          </option>
        ))}
      </datalist>
    </div>
  );
}
