/** 规则库: every rule with its source, the versions with their difference, and new versions by two administrators. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { get, post, query } from '../../api/client.js';
import { Difference } from '../../parts/difference.js';
import { Moment } from '../../parts/moment.js';
import { unbroken } from '../../parts/unbroken.js';
import { civilDay } from '../../text/moments.js';
import { chinese } from '../../text/punctuation.js';
import { RefusalOrCode } from '../account/step-up.js';
import '../act/act.css';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { has, usePerson } from '../session.js';
import { useSay } from '../words.js';
import type { Calendar } from './calendar-days.js';
import { CalendarSection } from './calendar-section.js';
import { ProposeVersion } from './propose-version.js';
import type { Rule } from './rule.js';
import { nameOfValue, type RuleValue, spokenValue } from './rule-values.js';
import './rules.css';

interface Today {
  version: string;
  from: string;
  rules: Rule[];
  versions: { version: string; from: string; district: string | null }[];
  date: string;
  calendar: Calendar;
}

export default function RulesPage() {
  const say = useSay();
  const person = usePerson();
  const [search, setSearch] = useSearchParams();
  const district = person.grants[0]?.organisation.slice(0, 6);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['rules', district],
    queryFn: ({ signal }) => get<Today>(`/api/rules${query({ district })}`, signal),
  });
  const version = search.get('version');
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  return (
    <>
      <h1>{say('规则库')}</h1>
      <p>
        {unbroken(
          say('项目登记后一直适用登记当日的版本。现行的是{version}版。', { version: named(data.version) }),
        )}
      </p>
      {has(person, 'district') && <Proposals />}
      {has(person, 'district') && district && (
        <ProposeVersion rules={data.rules} district={district} />
      )}
      <h2>{say('版本')}</h2>
      <ul className="document-list rule-versions">
        {newestFirst(data.versions).map((v) => (
          <li key={v.version} className="rule-version">
            <span>{unbroken(say('自{day}起施行', { day: civilDay(v.from) }))}</span>
            <span>
              {v.district === null ? say('平台统一规则') : say('本区规则 {version}', { version: v.version })}
            </span>
            {v.version === data.version ? (
              <span className="badge">{say('现行')}</span>
            ) : (
              <Button
                size="small"
                aria-pressed={version === v.version}
                onClick={() => setSearch(version === v.version ? {} : { version: v.version }, { replace: true })}
              >
                {say('与现行比较')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {version && <VersionDifference version={version} current={data} />}
      <CalendarSection calendar={data.calendar} today={data.date} />
      <Rules rules={data.rules} />
    </>
  );
}

/** The platform's versions are named by their day. */
const named = (version: string) => (/^\d{4}-\d{2}-\d{2}$/.test(version) ? civilDay(version) : version);

const newestFirst = (versions: Today['versions']) => [...versions].sort((a, b) => (a.from < b.from ? 1 : -1));

/** What a version says otherwise than what holds now, in the sentences of both. */
function VersionDifference({ version, current }: { version: string; current: Today }) {
  const say = useSay();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['rules', 'version', version],
    queryFn: ({ signal }) =>
      get<{ rules: Rule[] }>(`/api/rules/versions/${encodeURIComponent(version)}`, signal),
  });
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  const now = new Map(current.rules.map((r) => [r.key, r]));
  const spoken = (rule: Rule | undefined) =>
    rule ? [chinese(rule.says), say('依据:{basis}', { basis: chinese(rule.basis) })].join('') : '';
  const rows = data.rules.map((rule) => ({
    key: rule.key,
    label: chinese(rule.name),
    before: spoken(rule),
    after: spoken(now.get(rule.key)),
  }));
  return (
    <Difference
      rows={rows}
      before={named(version)}
      after={say('现行 {version}', { version: named(current.version) })}
      onlyChanged
    />
  );
}

function Rules({ rules }: { rules: readonly Rule[] }) {
  const say = useSay();
  const [sought, seek] = useState('');
  const found = rules.filter((r) => `${r.name}${r.says}${r.basis}`.includes(sought.trim()));
  return (
    <>
      <h2>{say('现行规则')}</h2>
      <div className="field not-printed">
        <label htmlFor="seek-rule">{say('查找')}</label>
        <Input
          id="seek-rule"
          className="short"
          value={sought}
          onChange={(e) => seek(e.target.value)}
        />
      </div>
      {found.length === 0 && <Nothing>{say('没有这样的规则,换个词试试。')}</Nothing>}
      <ul className="rules">
        {found.map((rule) => (
          <li key={rule.key}>
            <strong>{chinese(rule.name)}</strong>{' '}
            <span className="badge">{rule.kind === 'H' ? say('法定') : say('默认,区可收紧')}</span>
            <p>{unbroken(chinese(rule.says))}</p>
            <p className="hint">
              {say('依据:{basis}', { basis: chinese(rule.basis) })} ·{' '}
              {unbroken(say('自{day}起施行', { day: civilDay(rule.from) }))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Proposal {
  version: string;
  from: string;
  reason: string;
  changes: Record<string, number | string | number[]>;
  proposedBy: string;
  proposedAt: number;
}

function Proposals() {
  const say = useSay();
  const person = usePerson();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['rules', 'proposals'],
    queryFn: ({ signal }) => get<{ versions: Proposal[] }>('/api/rules/proposals', signal),
  });
  const approve = useMutation({
    mutationFn: (version: string) =>
      post(`/api/rules/versions/${encodeURIComponent(version)}/approve`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['rules'] }),
  });
  const withdraw = useMutation({
    mutationFn: (version: string) =>
      post(`/api/rules/versions/${encodeURIComponent(version)}/withdraw`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['rules'] }),
  });
  if (!data || data.versions.length === 0) return null;
  return (
    <section>
      <h2>{say('待审核的版本')}</h2>
      {Boolean(approve.error) && (
        <RefusalOrCode
          error={approve.error}
          again={() => approve.variables && approve.mutate(approve.variables)}
        />
      )}
      {Boolean(withdraw.error) && (
        <RefusalOrCode
          error={withdraw.error}
          again={() => withdraw.variables && withdraw.mutate(withdraw.variables)}
        />
      )}
      {data.versions.map((p) => (
        <article key={p.version} className="step">
          <p>
            <strong>{p.version}</strong> {unbroken(say('自{day}起施行', { day: civilDay(p.from) }))} · {p.reason} ·{' '}
            <Moment at={p.proposedAt} />
          </p>
          <ProposedDifference version={p.version} />
          {p.proposedBy === person.account ? (
            <p className="hint">
              {say('等另一名区管理员审核')}{' '}
              <Button
                size="small"
                onClick={() => withdraw.mutate(p.version)}
                loading={withdraw.isPending}
              >
                {say('撤回这个版本')}
              </Button>
            </p>
          ) : (
            <Button
              type="primary"
              onClick={() => approve.mutate(p.version)}
              loading={approve.isPending}
            >
              {say('审核通过')}
            </Button>
          )}
        </article>
      ))}
    </section>
  );
}

interface Changed {
  path: string;
  name: string;
  before: RuleValue;
  after: RuleValue;
}

function ProposedDifference({ version }: { version: string }) {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ['rules', 'difference', version],
    queryFn: ({ signal }) =>
      get<{ against: string; difference: Changed[] }>(
        `/api/rules/versions/${encodeURIComponent(version)}/difference`,
        signal,
      ),
  });
  if (!data) return null;
  const rows = data.difference.map((d) => ({
    key: d.path,
    label: [chinese(d.name), nameOfValue(d.path, say)].filter(Boolean).join(' · '),
    before: spokenValue(d.path, d.before),
    after: spokenValue(d.path, d.after),
  }));
  return (
    <Difference rows={rows} before={data.against} after={say('提出的 {version}', { version })} />
  );
}
