/** Limits beside the fields of application, decision and reserve. */
import { ruleValue } from '../../../server/machines/rules/book.js';
import { dateOf, plusDays, speakDate } from '../../../server/machines/time.js';
import { BODY_NAMES, requiredBody } from '../../../server/machines/who-decides.js';
import { isAsset, spokenYuan } from './circumstances.js';
import { line, under } from './rule-line.js';

export const bodyLine = under((law, _c, facts) => {
  const body = requiredBody(facts, law);
  const key =
    body === 'council'
      ? 'decision.council'
      : body === 'delegates'
        ? 'decision.delegates'
        : 'decision.assembly';
  return line(law, key, `按申报金额与类别,至少须由${BODY_NAMES[body]}决定`);
});

export const tallyLine = under((law) =>
  line(
    law,
    'decision.assembly',
    '成员大会、成员代表大会须应到人数三分之二以上同意;理事会须过半数同意',
  ),
);

export const assemblyNoticeLine = under((law) =>
  line(
    law,
    'decision.assembly_notice',
    `成员大会须提前${ruleValue(law, 'decision.assembly_notice')}日通知`,
  ),
);

export const planLine = under((law) =>
  line(
    law,
    'decision.plan_publicity',
    `重大事项的方案须在表决前公示${ruleValue(law, 'decision.plan_publicity')}日`,
  ),
);

export const resultPublicityLine = under((law, c) => {
  const days = ruleValue(law, 'decision.result_publicity');
  const last = plusDays(dateOf(c.now), -days);
  return line(
    law,
    'decision.result_publicity',
    `公示满${days}日方可登记,今天登记的须在${speakDate(last)}或以前开始公示`,
  );
});

export const leaseLine = under((law) =>
  line(
    law,
    'lease.years',
    `租赁期限不超过${ruleValue(law, 'lease.years')}年(${ruleValue(law, 'lease.years') * 12}个月)`,
  ),
);

export const comparablesLine = under((law) =>
  line(
    law,
    'reserve.comparables',
    `无评估时至少列${ruleValue(law, 'reserve.comparables')}个可比实例`,
  ),
);

export const appraisalLine = under((law) =>
  line(
    law,
    'appraisal.required',
    `转让须经评估,结果公示满${ruleValue(law, 'appraisal.required')}日`,
  ),
);

export const reserveLine = under((law, c, facts) => {
  const limit = facts.resolution?.limit;
  if (limit === undefined) return null;
  const said = isAsset(c)
    ? `底价不低于决议授权的${spokenYuan(limit)}`
    : `限价不高于决议授权的${spokenYuan(limit)}`;
  return line(law, 'reserve.floor', said);
});
