/** Trades whose notice is out on Wednesday 2 July 2025 at 10:00, and their dates with some of them moved. */
import { announce, planOf, playTo } from './journey.js';
import { iso, on, type Play } from './play.js';

/** Works of which the registration and the offers close on Monday the 7th. */
export const published = () =>
  announce(playTo('comparison', 'approved').wait('2025-07-02 10:00'), planOf('comparison'));

/** A lease with pre-qualification: registration to Wednesday the 9th 16:00, offers on Thursday from 9:00. */
export function prequalified(): Play {
  const play = playTo('sealed_lease', 'approved').wait('2025-07-02 10:00');
  return announce(play, { ...planOf('sealed_lease'), file: { postQualification: false } });
}

/** The dates as they stand, but for those that are moved. */
export const dates = (
  play: Play,
  moved: Partial<
    Record<'registrationClosesAt' | 'offersOpenAt' | 'offersCloseAt' | 'openingAt', string>
  > = {},
) => {
  const now = play.facts.dates;
  const at = (key: keyof typeof moved) =>
    iso(moved[key] === undefined ? (now?.[key] ?? 0) : on(moved[key]));
  return {
    registrationClosesAt: at('registrationClosesAt'),
    offersOpenAt: at('offersOpenAt'),
    offersCloseAt: at('offersCloseAt'),
    openingAt: at('openingAt'),
  };
};
