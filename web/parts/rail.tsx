/**
 * The rail 进程轨: 7 stages as segments, 20 checkpoints as stops on one line. On a phone it stands upright and folds all
 * but the stage where the trade is. For a screen reader it is a list of lists.
 */
import { Fragment, useId, useState } from 'react';
import { useNames } from '../text/domain.js';
import { useNarrow } from './narrow.js';
import { type RailTrade, type StageOfStops, type Stop, stagesOf, standsAt } from './rail-stops.js';
import { shortEarliest } from './rail-dates.js';
import { StopDetails } from './rail-details.js';
import { wordsOf } from './rail-words.js';
import { usePartsText } from './text.js';
import './rail.css';

interface Props {
  stops: readonly Stop[];
  trade: RailTrade;
  /** The platform’s time: dates of its year are told without the year. */
  now: number;
}

export function Rail({ stops, trade, now }: Props) {
  const say = usePartsText();
  const narrow = useNarrow();
  const id = useId();
  const here = standsAt(stops);
  const [chosen, choose] = useState<string | null>(null);
  const stages = stagesOf(stops);
  const shown = stages.flatMap((stage) => stage.stops).find((s) => s.key === (chosen ?? here?.key));
  const panel = `${id}-details`;
  return (
    <section className={narrow ? 'rail rail-upright' : 'rail rail-level'} aria-label={say('rail.label')}>
      <ol className="rail-stages">
        {stages.map((stage) => (
          <Stage
            key={stage.key}
            stage={stage}
            trade={trade}
            narrow={narrow}
            isHere={stage.stops.some((s) => s.key === here?.key)}
            shown={shown?.key ?? null}
            panel={panel}
            now={now}
            onChoose={choose}
          />
        ))}
      </ol>
      {!narrow && shown ? (
        <div id={panel} className="rail-panel" aria-live="polite">
          <StopDetails stop={shown} trade={trade} titled />
        </div>
      ) : null}
    </section>
  );
}

interface StageProps {
  stage: StageOfStops;
  trade: RailTrade;
  narrow: boolean;
  isHere: boolean;
  shown: string | null;
  panel: string;
  now: number;
  onChoose: (key: string) => void;
}

function Stage({ stage, trade, narrow, isHere, shown, panel, now, onChoose }: StageProps) {
  const nameOf = useNames();
  const say = usePartsText();
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const open = !narrow || (isOpen ?? isHere);
  const exist = stage.stops.filter((s) => s.state !== 'not_applicable');
  const done = exist.filter((s) => s.state === 'done').length;
  const name = nameOf('stages', stage.key);
  const late = stage.stops.find((s) => s.state === 'current' && s.overdueDays);
  return (
    <li className={`rail-stage rail-stage-${stage.state}`}>
      {narrow ? (
        <button type="button" className="rail-stage-name" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span>{name}</span>
          {late && !open ? (
            <span className="rail-late">{say('rail.overdue', { days: late.overdueDays as number })}</span>
          ) : null}
          <span className="rail-count figures">{say('rail.of', { done, all: exist.length })}</span>
        </button>
      ) : (
        <span className="rail-stage-name">{name}</span>
      )}
      <ol className="rail-stops" hidden={!open}>
        {stage.stops.map((stop) => (
          <li
            key={stop.key}
            className={`rail-stop rail-stop-${stop.state}${stop.overdueDays ? ' rail-stop-late' : ''}`}
          >
            <StopButton
              stop={stop}
              isHeld={trade.suspended && stop.state === 'current'}
              narrow={narrow}
              isShown={shown === stop.key}
              panel={panel}
              now={now}
              onChoose={onChoose}
            />
            {narrow && (shown === stop.key || stop.state === 'current') ? <StopDetails stop={stop} trade={trade} /> : null}
          </li>
        ))}
      </ol>
    </li>
  );
}

interface StopButtonProps {
  stop: Stop;
  isHeld: boolean;
  narrow: boolean;
  isShown: boolean;
  panel: string;
  now: number;
  onChoose: (key: string) => void;
}

function StopButton({ stop, isHeld, narrow, isShown, panel, now, onChoose }: StopButtonProps) {
  const nameOf = useNames();
  const say = usePartsText();
  return (
    <button
      type="button"
      className="rail-button"
      aria-pressed={isShown}
      aria-controls={narrow ? undefined : panel}
      aria-current={stop.state === 'current' ? 'step' : undefined}
      onClick={() => onChoose(stop.key)}
    >
      <span className="rail-dot figures" aria-hidden="true">
        {stop.no}
      </span>
      <span className="rail-name">
        {wordsOf(nameOf('checkpoints', stop.key)).map((word, i) => (
          <Fragment key={word}>
            {i > 0 && <wbr />}
            {word}
          </Fragment>
        ))}
      </span>
      <span className="only-for-readers">{say(isHeld ? 'rail.held' : stop.isOpen ? 'rail.open' : `rail.${stop.state}`)}</span>
      {stop.isOpen ? <span className="rail-from rail-open" aria-hidden="true">{say('rail.open')}</span> : null}
      {stop.state === 'coming' && stop.earliest ? (
        <span className="rail-from figures">
          {shortEarliest(stop.earliest, now).map((piece) => (
            <span key={piece}>{piece} </span>
          ))}
        </span>
      ) : null}
      {stop.overdueDays && stop.state === 'current' ? (
        <span className="rail-late">{say('rail.overdue', { days: stop.overdueDays })}</span>
      ) : null}
    </button>
  );
}
