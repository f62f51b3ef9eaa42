/** A district's own version: some numbers changed, from a date on, with the reason; another administrator approves it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { post } from '../../api/client.js';
import { unbroken } from '../../parts/unbroken.js';
import { chinese } from '../../text/punctuation.js';
import { RefusalOrCode } from '../account/step-up.js';
import { draftKey } from '../act/draft.js';
import { DraftLine } from '../act/draft-line.js';
import { useDraft } from '../act/use-draft.js';
import { focusFirst } from '../frame/go-to.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import type { Rule } from './rule.js';
import { nameOfValue, spokenValue, typedValue } from './rule-values.js';

const DIRECTIONS = { more: '只可调大', less: '只可调小', own: '由区自定' };

interface Proposal {
  from: string;
  reason: string;
  /** By the place of the number in the rule book, as typed. */
  changes: Record<string, string>;
}
const NOTHING: Proposal = { from: '', reason: '', changes: {} };

export function ProposeVersion({ rules, district }: { rules: readonly Rule[]; district: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const kept = useDraft<Proposal>(draftKey(usePerson().account, 'rules', district), NOTHING);
  const { from, reason, changes } = kept.values;
  const set = (more: Partial<Proposal>) => kept.set({ ...kept.values, ...more });
  const form = useRef<HTMLFormElement>(null);
  const changed = Object.entries(changes).filter(([, value]) => value.trim() !== '');
  // What a draft brings back is open; whoever empties a field goes on writing in it.
  const [begun] = useState(changes);
  const isBegun = ({ values }: Rule) => values.some(({ path }) => path in begun);
  const proposing = useMutation({
    mutationFn: () =>
      post<{ version: string }>('/api/rules/versions', {
        district,
        from,
        reason: reason.trim(),
        changes: Object.fromEntries(
          changed.map(([path, value]) => [path, typedValue(path, value, valueAt(rules, path))]),
        ),
      }),
    onSuccess: () => {
      kept.startAnew();
      return queries.invalidateQueries({ queryKey: ['rules'] });
    },
  });
  const submit = (e: FormEvent) => {
    e.preventDefault();
    proposing.mutate();
  };
  // A draft that came back is told before the fields that it filled; that what is typed is kept, below them.
  const draftLine = (
    <DraftLine
      draft={kept.draft}
      startAnew={() => {
        kept.startAnew();
        focusFirst(form.current?.querySelector('.field'));
      }}
    />
  );
  return (
    <details className="section">
      <summary>{say('提出新版本')}</summary>
      <form className="section-fields act-form" onSubmit={submit} ref={form}>
        {kept.draft.at !== null && draftLine}
        <div className="field">
          <label htmlFor="version-from">{say('起始日期')}</label>
          <Input
            id="version-from"
            type="date"
            className="short"
            value={from}
            onChange={(e) => set({ from: e.target.value })}
          />
          <span className="hint">{say('自这一天起,新登记的项目适用;旧项目不变。')}</span>
        </div>
        <div className="field">
          <label htmlFor="version-reason">{say('理由')}</label>
          <Input.TextArea
            id="version-reason"
            rows={2}
            value={reason}
            onChange={(e) => set({ reason: e.target.value })}
          />
        </div>
        <h3>{say('改哪些规则')}</h3>
        <p className="hint">{say('点开要改的规则,填新的数值;不填的不变。')}</p>
        {rules
          .filter((rule) => rule.values.length > 0)
          .map((rule) => (
            <details className="rule-change" key={rule.key} open={isBegun(rule) || undefined}>
              <summary>
                <strong>{chinese(rule.name)}</strong>
                <span className="hint">{unbroken(chinese(rule.says))}</span>
              </summary>
              <fieldset className="field" aria-label={chinese(rule.name)}>
                {rule.values.map(({ path, value, stricter }) => (
                  <div className="field" key={path}>
                    <label htmlFor={`value-${path}`}>
                      {nameOfValue(path, say)}{' '}
                      {say('现为{value}（{direction}）', {
                        value: spokenValue(path, value),
                        direction: say(DIRECTIONS[stricter]),
                      })}
                    </label>
                    <Input
                      id={`value-${path}`}
                      className="short"
                      value={changes[path] ?? ''}
                      onChange={(e) => set({ changes: { ...changes, [path]: e.target.value } })}
                    />
                  </div>
                ))}
              </fieldset>
            </details>
          ))}
        {Boolean(proposing.error) && (
          <RefusalOrCode error={proposing.error} again={() => proposing.mutate()} />
        )}
        {proposing.data && (
          <p role="status">
            {say('已提出 {version},等另一名区管理员审核。', { version: proposing.data.version })}
          </p>
        )}
        {kept.draft.at === null && draftLine}
        <p className="act-buttons">
          <Button
            type="primary"
            htmlType="submit"
            disabled={!from || !reason.trim() || changed.length === 0}
            loading={proposing.isPending}
          >
            {say('提出新版本')}
          </Button>
        </p>
      </form>
    </details>
  );
}

const valueAt = (rules: readonly Rule[], path: string) =>
  rules.flatMap((r) => r.values).find((v) => v.path === path)?.value;
