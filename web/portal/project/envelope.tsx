/** The sealed offers as everybody sees them: an envelope that stays shut until the opening, whose instant stands beside it. */
import type { ProjectDetail } from '../../api/public.js';
import { unbroken } from '../../parts/unbroken.js';
import { exactly, moment } from '../../text/moments.js';
import { useProjectText } from './words.js';
import './envelope.css';

export function Envelope({ project: { stage, dates, checkpointDates, suspension } }: { project: ProjectDetail }) {
  const say = useProjectText();
  const offers = checkpointDates.find(({ key }) => key === 'offers');
  const opened = checkpointDates.find(({ key }) => key === 'opening')?.at ?? null;
  const isShut = (stage === 'announcement' || stage === 'bidding') && opened === null;
  if (!dates || !offers || offers.state === 'not_applicable') return null;
  if (!isShut && !(stage === 'selection' && opened !== null)) return null;
  return (
    <section className="envelope" aria-labelledby="envelope">
      <Picture isShut={isShut} />
      <div>
        <h2 id="envelope">{say(isShut ? 'envelopeShut' : 'envelopeOpen')}</h2>
        {isShut ? (
          <>
            <p>{say('envelopeSecret')}</p>
            <p className="small">
              {suspension ? say('envelopeHeld') : unbroken(say('envelopeOpens', { when: exactly(dates.openingAt) }))}
            </p>
          </>
        ) : (
          <p>{unbroken(say('envelopeOpened', { when: moment(opened ?? dates.openingAt) }))}</p>
        )}
      </div>
    </section>
  );
}

/** Its flap is down and sealed, or up with the sheet showing. */
function Picture({ isShut }: { isShut: boolean }) {
  return (
    <svg className="envelope-picture" viewBox="0 0 72 64" width="72" height="64" aria-hidden="true">
      {isShut ? null : <path d="M4 26 36 4l32 22" fill="var(--green-wash)" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />}
      {isShut ? null : <path d="M14 14h44v26H14z" fill="var(--sheet)" stroke="currentColor" strokeWidth="2" />}
      {isShut ? null : <path d="M22 21h28M22 27h20" stroke="currentColor" strokeWidth="2" />}
      <path d="M4 26h64v34H4z" fill="var(--green-wash)" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
      <path d={isShut ? 'M4 26l32 20 32-20' : 'M4 60l24-20h16l24 20'} fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
      {isShut ? <circle cx="36" cy="45" r="7" fill="currentColor" /> : null}
    </svg>
  );
}
