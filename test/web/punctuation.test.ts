import assert from 'node:assert/strict';
import { chinese } from '../../web/text/punctuation.js';

describe('punctuation of Chinese text', () => {
  const cases: [string, string][] = [
    ['村里的交易,公开在这里', '村里的交易，公开在这里'],
    ['网络竞价(升价)', '网络竞价（升价）'],
    ['期限:5日(含5)', '期限：5日（含5）'],
    ['5%,不超过', '5%，不超过'],
    ['2025年7月7日(周一)16:00', '2025年7月7日（周一）16:00'],
    ['文件哈希(SHA-256)', '文件哈希（SHA-256）'],
    ['(演示)村口', '（演示）村口'],
    ['办理期限(工作日):定价10', '办理期限（工作日）：定价10'],
    ['现行版本 {version},自{from}起施行', '现行版本 {version}，自{from}起施行'],
    ['{act}?', '{act}？'],
    ['设立{name}?', '设立{name}？'],
  ];
  for (const [given, set] of cases) {
    it(`is full-width beside Chinese: ${set}`, () => {
      assert.equal(chinese(given), set);
    });
  }

  for (const text of ['16:00', '1,234,567.00', 'a, b (c)', 'PDF(PDF)', '']) {
    it(`stays as it is among figures and letters: “${text}”`, () => {
      assert.equal(chinese(text), text);
    });
  }

  it('changes nothing when it is done twice', () => {
    for (const [given] of cases) assert.equal(chinese(chinese(given)), chinese(given));
  });
});
