import assert from 'node:assert/strict';
import { instantOf } from '../../server/machines/time.js';
import { registrationLine } from '../../web/desk/forms/announcement-lines.js';
import { answerLine, complaintLine, publicityLine } from '../../web/desk/forms/selection-lines.js';
import { circumstancesOf, NOW } from './circumstances.js';

const raised = [
  { no: 1, at: instantOf('2025-06-27', '10:00'), about: 'result', open: false },
  { no: 2, at: instantOf('2025-06-30', '10:00'), about: 'result', open: true },
  { no: 3, at: instantOf('2025-07-01', '10:00'), about: 'result', open: true },
] as const;

describe('the limit beside a field', () => {
  it('of an answer is reckoned from the objection that is answered, whenever the page is opened', () => {
    const c = circumstancesOf('procurement', { objections: [...raised] });
    assert.match(answerLine(c, {})?.text ?? '', /第2号异议2025年6月30日收到,最迟2025年7月3日16:00答复$/);
    assert.match(answerLine(c, { no: '3' })?.text ?? '', /第3号异议2025年7月1日收到,最迟2025年7月4日16:00答复$/);
    assert.equal(answerLine({ ...c, now: NOW + 86_400_000 }, {})?.text, answerLine(c, {})?.text);
    assert.equal(answerLine(circumstancesOf('procurement'), {})?.text, '收到异议后3日内答复');
  });

  it('of a complaint names the day by which the town decides', () => {
    const c = circumstancesOf('procurement', { complaints: [{ no: 1, at: raised[2].at, open: true }] });
    assert.match(complaintLine(c)?.text ?? '', /^收到投诉后30个工作日内处理;第1号投诉2025年7月1日收到,最迟2025年8月12日16:00处理$/);
  });

  it('of a result says until when it lies open if it is published now', () => {
    assert.equal(publicityLine(circumstancesOf('procurement'))?.text, '公示期3日,今天发布公示到2025年7月7日16:00');
    assert.equal(publicityLine(circumstancesOf('asset'))?.text, '公示期5个工作日,今天发布公示到2025年7月9日16:00');
  });

  it('of a registration follows the close of offers, with which it may end only where bidders are looked at afterwards', () => {
    const c = circumstancesOf('procurement');
    const typed = { offersCloseAt: '2025-07-07T16:00' };
    assert.equal(registrationLine(c, typed)?.text, '报名截止最早为报价截止前1个工作日(2025年7月4日16:00),资格后审可与报价截止同时');
    const file = { ...c.view.facts?.tenderFile, postQualification: false } as never;
    assert.equal(registrationLine(circumstancesOf('procurement', { tenderFile: file }), {})?.text, '报名截止最早为报价截止前1个工作日');
  });
});
