/** 异议答复: what was objected, what was found, what follows from it, and where to go next. It never says who objected. */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { count, flag, instant, prose, words } from '../facts.js';
import { writerFor } from '../write-template.js';
import { issuedBy, whereToGo } from './recurring-blocks.js';
import { action, offices } from './shared-facts.js';

const facts = z.strictObject({
  action,
  owner: words,
  subject: words,
  no: count.min(1),
  about: words,
  by: words,
  raisedAt: instant,
  matter: prose,
  upheld: flag,
  finding: words.optional(),
  answer: prose,
  consequence: prose,
  answeredAt: instant,
  answerWithin: words,
  offices,
});

const w = writerFor(facts);

export const objectionAnswer = defineTemplate({
  kind: 'objection-answer',
  name: '异议答复',
  version: 1,
  facts,
  blocks: [
    w.paragraph(
      '对{owner}“{subject}”{action|action}提出的第 {no} 号异议，经审查答复如下。异议人的身份依法保密，不在本答复载明。',
    ),
    w.heading('异议事项'),
    w.fields(
      w.field('异议对象', '{about}'),
      w.field('提出人', '{by}'),
      w.field('提出时间', '{raisedAt|minute}'),
      w.field('答复时间', '{answeredAt|minute}'),
    ),
    w.paragraph('{matter|sentence}'),
    w.heading('审查结论'),
    w.fields(
      w.fieldIf('upheld', '结论', '异议成立'),
      w.fieldIf('!upheld', '结论', '异议不成立'),
      w.fieldIf('finding', '认定', '{finding}'),
    ),
    w.paragraph('{answer|sentence}'),
    w.heading('处理'),
    w.paragraph('{consequence|sentence}'),
    w.heading('救济'),
    w.paragraph(
      '异议自收到之日起{answerWithin}内答复。对本答复不服的，可以向镇街三资办投诉；发现违纪违法行为的，可以向镇街纪（工）委反映。',
    ),
    whereToGo,
    ...issuedBy,
  ],
});
