/** Stage 2 公告发布: forms of checkpoints 5 and 6, and of what later belongs to the notice. */
import { say } from '../words.js';
import type { Circumstances } from './circumstances.js';
import {
  area,
  confirm,
  type EventForm,
  evidence,
  form,
  instant,
  onlyOne,
  pick,
  yesno,
} from './field.js';
import { amendmentLine, hoursLine, noticePeriodLine, registrationLine } from './announcement-lines.js';
import { legalDates } from './legal-dates.js';
import { tenderFile } from './tender-file.js';
import { typedInstant } from './wall-clock.js';

const atFirst =
  (key: 'registrationClosesAt' | 'offersOpenAt' | 'offersCloseAt' | 'openingAt') =>
  (c: Circumstances) =>
    typedInstant(legalDates(c)?.[key] ?? null);
const asNow =
  (key: 'registrationClosesAt' | 'offersOpenAt' | 'offersCloseAt' | 'openingAt') =>
  (c: Circumstances) =>
    typedInstant(c.view.dates?.[key] ?? null);

const openQuestions = ({ view }: Circumstances) =>
  (view.facts?.questions.open ?? []).map((no) => ({ value: String(no), label: say('第{no}号提问', { no }) }));

export const announcementForms: Record<string, EventForm> = {
  compile_tender_file: tenderFile,
  confirm_tender_file: form([confirm('confirmed', '交易文件与决议一致,同意发布')], {
    intro: '逐项看过交易文件再确认。确认后由交易站发布公告。',
    consequence: '确认写入存证,不能撤回;发布后的修改须以变更公告作出。',
  }),
  return_tender_file: form([area('reasons', '理由')], {
    grave: true,
    consequence: '退回后交易站须重新编制交易文件。',
  }),
  reopen_tender_file: form([area('reasons', '理由')], {
    grave: true,
    consequence: '重新编制后须理事长再次确认。',
  }),
  publish_notice: form(
    [
      instant('registrationClosesAt', '报名截止', {
        initial: atFirst('registrationClosesAt'),
        rule: registrationLine,
      }),
      instant('offersOpenAt', '报价开始', {
        initial: atFirst('offersOpenAt'),
        hint: '资格后审的项目自公告发布起即可报价',
      }),
      instant('offersCloseAt', '报价截止', {
        initial: atFirst('offersCloseAt'),
        rule: noticePeriodLine,
      }),
      instant('openingAt', '开标', { initial: atFirst('openingAt'), rule: hoursLine }),
      evidence('other'),
    ],
    {
      intro: '各时点已按规则填到最早的合法时刻,可以往后改。',
      printed: true,
      consequence: '公告立即向社会公开并写入存证。发布后只能以变更公告修改,不能撤下。',
    },
  ),
  ask_question: form(
    [area('question', '问题', { hint: '答复会向所有人公开,请不要写姓名、电话和报价' })],
    {
      intro: '提问不显示您的名称。',
    },
  ),
  answer_question: form([pick('no', '答复哪个提问', openQuestions, { initial: onlyOne(openQuestions) }), area('answer', '答复')], {
    intro: '答复向所有人公开。只改说法、不改条款的,用答复或澄清;要改条款的,用“修改公告条款”。',
  }),
  clarify_notice: form([area('clarification', '澄清内容'), evidence('other')], {
    consequence: '澄清立即公开,时点不变。',
  }),
  amend_terms: form(
    [
      area('amendment', '修改内容', { hint: '写明原文与改后的文字' }),
      yesno('changesTerms', '修改报价所依据的条款', {
        hint: '是:已交的报价作废,须重新确认',
        initial: () => true,
      }),
      yesno('reopensRegistration', '修改资格条件并重新开放报名', { initial: () => false }),
      instant('registrationClosesAt', '报名截止', { initial: asNow('registrationClosesAt') }),
      instant('offersOpenAt', '报价开始', { initial: asNow('offersOpenAt') }),
      instant('offersCloseAt', '报价截止', {
        initial: asNow('offersCloseAt'),
        rule: amendmentLine,
      }),
      instant('openingAt', '开标', { initial: asNow('openingAt'), rule: hoursLine }),
      evidence('other'),
    ],
    {
      intro: '变更公告向社会公开,并通知已报名的人。',
      consequence: '修改条款的,已交的报价一律作废,须由竞买人重新提交。',
    },
  ),
};
