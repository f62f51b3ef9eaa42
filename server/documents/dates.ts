/**
 * Dates on paper, always Asia/Shanghai and never the machine's zone or locale. One fixed offset is right:
 * China has kept +08:00 without summer time since September 1991, and anything earlier is refused.
 */
const OFFSET = 8 * 3_600_000;
const EARLIEST = Date.UTC(1992, 0, 1);
const LATEST = Date.UTC(9999, 11, 31);

/** 2025年7月2日, of an instant or of a civil date `YYYY-MM-DD`. */
export function date(at: number | string): string {
  const { year, month, day } = typeof at === 'string' ? partsOfCivil(at) : partsOf(at);
  return `${year}年${month}月${day}日`;
}

/** 2025年7月7日16时00分; seconds and milliseconds appear only where they decide something. */
export function instant(at: number): string {
  const { hour, minute, second, milli } = partsOf(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const seconds =
    second + milli > 0
      ? `${two(second)}${milli > 0 ? `.${String(milli).padStart(3, '0')}` : ''}秒`
      : '';
  return `${date(at)}${two(hour)}时${two(minute)}分${seconds}`;
}

/** To the minute, for times of issue on which nothing turns. */
export function minute(at: number): string {
  return instant(at - (at % 60_000));
}

function partsOf(at: number) {
  if (!Number.isSafeInteger(at) || at < EARLIEST || at > LATEST) {
    throw new RangeError(`not an instant since 1992 in epoch milliseconds: ${at}`);
  }
  const shifted = new Date(at + OFFSET);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    milli: shifted.getUTCMilliseconds(),
  };
}

function partsOfCivil(text: string) {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse rolls 31 February on to March; a contract must not.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) {
    throw new RangeError(`not a civil date YYYY-MM-DD: ${text}`);
  }
  const [year, month, day] = text.split('-').map(Number);
  return { year, month, day };
}
