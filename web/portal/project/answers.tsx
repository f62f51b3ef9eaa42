/** What was asked and answered, made clear, and amended: one list, the newest first. */
import type { Notice } from '../../api/public.js';
import { Moment } from '../../parts/moment.js';
import { unbroken } from '../../parts/unbroken.js';
import { useProjectText } from './words.js';

export function Answers({ notice }: { notice: Notice | undefined }) {
  const say = useProjectText();
  if (!notice?.notice) return null;
  const entries = [
    ...notice.answers.map((a) => ({ ...a, kind: 'answer' as const })),
    ...notice.changes.map((c) => ({ ...c, kind: c.kind })),
  ].sort((a, b) => b.at - a.at);
  return (
    <section className="stack" aria-labelledby="questions">
      <h2 id="questions">{say('questions')}</h2>
      {entries.length === 0 ? <p className="soft">{say('questionsNone')}</p> : null}
      <ul className="project-answers">
        {entries.map((entry) => (
          <li key={`${entry.kind}-${entry.at}`}>
            <p className="small soft">
              <Moment at={entry.at} />
              {entry.kind === 'answer' ? null : <span className="tag">{say(entry.kind)}</span>}
            </p>
            {entry.kind === 'answer' ? (
              <>
                {entry.question ? (
                  <p className="said">
                    <b>{say('question')}</b> <bdi>{unbroken(entry.question)}</bdi>
                  </p>
                ) : null}
                <p className="said">
                  <b>{say('answer')}</b> <bdi>{unbroken(entry.answer)}</bdi>
                </p>
              </>
            ) : (
              <p className="said">
                <bdi>{unbroken(entry.text)}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
