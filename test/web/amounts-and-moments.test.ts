import assert from 'node:assert/strict';
import { instantOf } from '../../server/machines/time.js';
import { setLanguage } from '../../web/text/language.js';
import { roundYuan } from '../../web/text/money.js';
import { shortMoment } from '../../web/text/moments.js';

const said = (fen: number) => Object.values(roundYuan(fen)).join('');
const CLOSES = instantOf('2025-12-29', '16:00');

describe('amounts and moments in few words', () => {
  it('are rounded from 万元 and 亿元 on; what is less is exact', () => {
    assert.equal(said(120_000_000_00), '1.20亿元');
    assert.equal(said(45_600_000), '45.60万元');
    assert.equal(said(-12_345_00), '−1.23万元');
    assert.equal(said(9_999_99), '9,999.99元');
    assert.equal(shortMoment(CLOSES), '12月29日16:00');
  });

  describe('in English', () => {
    const page = globalThis as { document?: unknown };
    before(async () => {
      page.document = { documentElement: {} };
      await setLanguage('en');
    });
    after(async () => {
      await setLanguage('zh');
      delete page.document;
    });

    it('bear the sign of the yuan in front, and are rounded from a million on', () => {
      assert.equal(said(120_000_000_000), '¥1.20bn');
      assert.equal(said(456_000_000), '¥4.56m');
      assert.equal(said(45_600_000), '¥456,000.00');
      assert.equal(shortMoment(CLOSES), '29 Dec, 16:00');
    });
  });
});
