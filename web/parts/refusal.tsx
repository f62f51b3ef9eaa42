/** What the platform answered instead of doing it: what was wrong, which rule, what would pass. */
import { NoConnection, Problem } from '../api/problem.js';
import { moment } from '../text/moments.js';
import { chinese } from '../text/punctuation.js';
import { usePartsText } from './text.js';
import '../style/buttons.css';
import './refusal.css';

export function Refusal({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = usePartsText();
  if (!error) return null;
  const problem = error instanceof Problem ? error : null;
  const message = problem || error instanceof NoConnection ? (error as Error).message : say('state.failed');
  const source = problem && [problem.ruleName, problem.basis].filter(Boolean).join('，');
  return (
    <div className="refusal" role="alert">
      <p className="refusal-text">{message}</p>
      {problem?.earliest ? <p>{say('rule.earliest', { when: moment(problem.earliest) })}</p> : null}
      {source ? (
        <p className="refusal-basis">
          {say('rule.basis')}：{chinese(source)}
        </p>
      ) : null}
      {problem && problem.status >= 500 && problem.request ? (
        <p className="refusal-basis">{say('state.request', { id: problem.request })}</p>
      ) : null}
      {onRetry ? (
        <button type="button" className="button" onClick={onRetry}>
          {say('state.retry')}
        </button>
      ) : null}
    </div>
  );
}
