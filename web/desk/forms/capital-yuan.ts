/** An amount in capital Chinese, as vouchers and contracts write it (正确填写票据和结算凭证的基本规定). */
const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

export function capitalYuan(fen: number): string {
  const sign = fen < 0 ? '负' : '';
  const whole = Math.trunc(Math.abs(fen) / 100);
  const jiao = Math.trunc((Math.abs(fen) % 100) / 10);
  const cent = Math.abs(fen) % 10;
  const yuan = whole > 0 ? `${capitalWhole(whole)}元` : '';
  if (jiao === 0 && cent === 0) return `${sign}${yuan || '零元'}整`;
  const gap = jiao === 0 && yuan ? '零' : '';
  return `${sign}${yuan}${gap}${jiao > 0 ? `${DIGITS[jiao]}角` : ''}${cent > 0 ? `${DIGITS[cent]}分` : '整'}`;
}

function capitalWhole(n: number): string {
  let text = '';
  let rest = n;
  for (let group = 0; rest > 0; group += 1) {
    const four = rest % 10_000;
    rest = Math.trunc(rest / 10_000);
    // A group that does not reach its thousands is joined to the one above by a zero.
    const joint = four > 0 && four < 1000 && rest > 0 ? '零' : '';
    if (four > 0) text = `${joint}${capitalGroup(four)}${GROUPS[group]}${text}`;
    else if (text && !text.startsWith('零')) text = `零${text}`;
  }
  return text;
}

function capitalGroup(four: number): string {
  let text = '';
  let pendingZero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.trunc(four / 10 ** place) % 10;
    if (digit === 0) {
      pendingZero = text !== '';
      continue;
    }
    text += `${pendingZero ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    pendingZero = false;
  }
  return text;
}
