/** The limit of a field in words and its source; the refusal takes its place when it is broken. */
import { moment } from '../text/moments.js';
import { chinese } from '../text/punctuation.js';
import { usePartsText } from './text.js';
import { unbroken } from './unbroken.js';
import './rule-line.css';

export interface RuleLineProps {
  /** 公告期不少于3个工作日,最早可截止7月7日16:00 */
  text: string;
  rule?: string | null;
  basis?: string | null;
  /** What was wrong, as the platform or this page says it. */
  refusal?: string | null;
  earliest?: number | null;
  id?: string;
}

export function RuleLine({ text, rule, basis, refusal, earliest, id }: RuleLineProps) {
  const say = usePartsText();
  const source = chinese([rule, basis].filter(Boolean).join('，'));
  return (
    <span className={refusal ? 'rule-line rule-line-broken' : 'rule-line'} id={id} role={refusal ? 'alert' : undefined}>
      <span className="rule-line-text">{unbroken(chinese(refusal ?? text))}</span>
      {earliest ? <span className="rule-line-earliest">{say('rule.earliest', { when: moment(earliest) })}</span> : null}
      {source ? (
        <span className="rule-line-basis">
          {say('rule.basis')}：{unbroken(source)}
        </span>
      ) : null}
    </span>
  );
}
