/** Time left by the platform's clock, with the exact closing instant beside it. */
import { useEffect, useState } from 'react';
import { isClockMeasured, measureClock, platformNow } from '../api/clock.js';
import { exactly, spanOf } from '../text/moments.js';
import { usePartsText } from './text.js';
import './countdown.css';

/** Measured again now and then: a computer's counter drifts, and sleeps with it. */
const MEASURE_EVERY = 60_000;
const HOUR = 3_600_000;

/** The platform's time, told every second; not while nobody looks. */
export function usePlatformNow(): { now: number; measured: boolean } {
  const [now, setNow] = useState(platformNow);
  useEffect(() => {
    const tick = () => setNow(platformNow());
    const measure = () => void measureClock({ anew: true }).then(tick, () => undefined);
    const look = () => {
      if (document.visibilityState === 'visible') measure();
    };
    if (isClockMeasured()) tick();
    else void measureClock().then(tick, () => undefined);
    const ticking = window.setInterval(tick, 1000);
    const measuring = window.setInterval(look, MEASURE_EVERY);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(ticking);
      window.clearInterval(measuring);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return { now, measured: isClockMeasured() };
}

interface CountdownProps {
  to: number;
  /** What ends then: 报名截止. */
  label?: string;
  /** Said when it is over, where nothing closes: 已超期. */
  over?: string;
  /** In a list: the time left only. */
  compact?: boolean;
  /** Said before the time left: 还剩. */
  before?: string;
}

export function Countdown({ to, label, over, compact = false, before }: CountdownProps) {
  const say = usePartsText();
  const { now, measured } = usePlatformNow();
  const left = to - now;
  const isOver = left <= 0;
  const tone = isOver ? 'over' : left < 24 * HOUR ? 'soon' : 'calm';
  return (
    <span className={`countdown countdown-${tone}${compact ? ' countdown-compact' : ''}`}>
      <span className="countdown-left figures" role="timer" aria-live="off">
        {before && !isOver ? <span>{before}</span> : null}
        {isOver ? (over ?? say('countdown.closed')) : <Left millis={left} withSeconds={!compact || left < 24 * HOUR} />}
      </span>
      {!compact && (
        <span className="countdown-exact figures">
          {label ?? say('countdown.closes')} {exactly(to)}
          <small>{measured ? say('countdown.byServer') : say('countdown.measuring')}</small>
        </span>
      )}
    </span>
  );
}

function Left({ millis, withSeconds }: { millis: number; withSeconds: boolean }) {
  const say = usePartsText();
  const { days, hours, minutes, seconds } = spanOf(millis);
  // What runs by while one looks has two digits, so that nothing moves.
  const parts: [n: number, unit: string, digits: number][] = [
    [days, say('countdown.d'), 1],
    [hours, say('countdown.h'), 1],
    [minutes, say('countdown.m'), 2],
    [seconds, say('countdown.s'), 2],
  ];
  if (!withSeconds) parts.pop();
  const from = parts.findIndex(([n]) => n > 0);
  return parts.slice(from < 0 ? -1 : from).map(([n, unit, digits], i) => (
    <span key={unit} className="countdown-part">
      <b>{i === 0 ? n : String(n).padStart(digits, '0')}</b>
      {unit}
    </span>
  ));
}
