/** A district's own version: some numbers changed, from a date on, with the reason; another administrator approves it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { post } from '../../api/client.js';
import { RefusalOrCode } from '../account/step-up.js';
import { useSay } from '../words.js';
import type { Rule } from './rule.js';

const DIRECTIONS = { more: '只可调大', less: '只可调小', own: '由区自定' };

export function ProposeVersion({ rules, district }: { rules: readonly Rule[]; district: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const [from, setFrom] = useState('');
  const [reason, setReason] = useState('');
  const [changes, setChanges] = useState<Record<string, string>>({});
  const changed = Object.entries(changes).filter(([, value]) => value.trim() !== '');
  const proposing = useMutation({
    mutationFn: () =>
      post<{ version: string }>('/api/rules/versions', {
        district,
        from,
        reason: reason.trim(),
        changes: Object.fromEntries(
          changed.map(([path, value]) => [path, leafOf(value, valueAt(rules, path))]),
        ),
      }),
    onSuccess: () => {
      setChanges({});
      return queries.invalidateQueries({ queryKey: ['rules'] });
    },
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    proposing.mutate();
  };
  return (
    <details className="section">
      <summary>{say('提出新版本')}</summary>
      <form className="section-fields act-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor="version-from">{say('起始日期')}</label>
          <Input
            id="version-from"
            type="date"
            className="short"
            value={from}
            onChange={(e) => setFrom(e.target.value)}
          />
          <span className="hint">{say('自这一天起,新登记的项目适用;旧项目不变。')}</span>
        </div>
        <div className="field">
          <label htmlFor="version-reason">{say('理由')}</label>
          <Input.TextArea
            id="version-reason"
            rows={2}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        </div>
        {rules
          .filter((rule) => rule.values.length > 0)
          .map((rule) => (
            <fieldset className="field field-group" key={rule.key}>
              <legend>{rule.name}</legend>
              <p className="hint">{rule.says}</p>
              {rule.values.map(({ path, value, stricter }, i) => (
                <div className="field" key={path}>
                  <label htmlFor={`value-${path}`}>
                    {say('第{no}项,现为 {value}({direction})', {
                      no: i + 1,
                      value: String(value),
                      direction: say(DIRECTIONS[stricter]),
                    })}
                  </label>
                  <Input
                    id={`value-${path}`}
                    className="short"
                    value={changes[path] ?? ''}
                    onChange={(e) => setChanges({ ...changes, [path]: e.target.value })}
                  />
                </div>
              ))}
            </fieldset>
          ))}
        {Boolean(proposing.error) && (
          <RefusalOrCode error={proposing.error} again={() => proposing.mutate()} />
        )}
        {proposing.data && (
          <p role="status">
            {say('已提出 {version},等另一名区管理员审核。', { version: proposing.data.version })}
          </p>
        )}
        <Button
          type="primary"
          htmlType="submit"
          disabled={!from || !reason.trim() || changed.length === 0}
          loading={proposing.isPending}
        >
          {say('提出新版本')}
        </Button>
      </form>
    </details>
  );
}

const valueAt = (rules: readonly Rule[], path: string) =>
  rules.flatMap((r) => r.values).find((v) => v.path === path)?.value;

/** In the kind that stands there now: a number, a pair of numbers, or text such as a time of day. */
function leafOf(typed: string, now: unknown): unknown {
  if (typeof now === 'number') return Number(typed);
  if (Array.isArray(now)) return typed.split(/[,,\s/]+/).map(Number);
  return typed.trim();
}
