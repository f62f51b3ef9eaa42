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
}

export function Countdown({ to, label, over, compact = false }: CountdownProps) {
  const say = usePartsText();
  const { now, measured } = usePlatformNow();
  const left = to - now;
  const isOver = left <= 0;
  const tone = isOver ? 'over' : left < 24 * HOUR ? 'soon' : 'calm';
  return (
    <span className={`countdown countdown-${tone}${compact ? ' countdown-compact' : ''}`}>
      <span className="countdown-left figures" role="timer" aria-live="off">
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
  const parts: [number, string][] = [
    [days, say('countdown.d')],
    [hours, say('countdown.h')],
    [minutes, say('countdown.m')],
    ...(withSeconds ? ([[seconds, say('countdown.s')]] as [number, string][]) : []),
  ];
  const from = parts.findIndex(([n]) => n > 0);
  return parts.slice(from < 0 ? -1 : from).map(([n, unit]) => (
    <span key={unit} className="countdown-part">
      <b>{n}</b>
      {unit}
    </span>
  ));
}
