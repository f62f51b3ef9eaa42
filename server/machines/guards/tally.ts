/** The count of a decision: who was there, who agreed, whether that is enough (domain §5). Whole numbers throughout. */
import type { EventOf } from '../events.js';
import { refuse } from '../refusal.js';
import { ruleValue } from '../rules/book.js';
import { BODY_NAMES } from '../who-decides.js';
import type { GuardTable } from './guard.js';

export const tallyGuards = {
  tallyAddsUp: (_facts, event: EventOf<'record_resolution'>, law) => {
    const { entitled, present, online, proxies, recused, agree, against, abstain } = event.data;
    if (present > entitled)
      return refuse(law, 'decision.tally', `实到${present}人超过应到${entitled}人。`, {
        pointer: '/present',
      });
    if (online + proxies > present)
      return refuse(law, 'decision.tally', `线上${online}人与委托${proxies}人之和超过实到${present}人。`, {
        pointer: '/online',
      });
    if (agree + against + abstain + recused !== present) {
      const apart = recused > 0 ? `、回避${recused}` : '';
      return refuse(
        law,
        'decision.tally',
        `同意${agree}、反对${against}、弃权${abstain}${apart}之和应等于实到${present}人。`,
        { pointer: '/agree' },
      );
    }
    return null;
  },
  proxiesAreAllowed: (_facts, event: EventOf<'record_resolution'>, law) => {
    const { body, proxies, proxiesOfHousehold } = event.data;
    if (proxies === 0) return null;
    if (body !== 'assembly')
      return refuse(
        law,
        'decision.proxies',
        `${BODY_NAMES[body]}须本人参加(可线上),不得委托;只有成员大会可以委托同户成员。`,
        { pointer: '/proxies' },
      );
    if (proxiesOfHousehold) return null;
    return refuse(law, 'decision.proxies', '委托须为书面委托同户成员,请核实后确认。', {
      pointer: '/proxiesOfHousehold',
    });
  },
  majorityAgrees: (_facts, event: EventOf<'record_resolution'>, law) => {
    const { body, entitled, present, agree } = event.data;
    if (body === 'council') {
      const { quorum, majority } = ruleValue(law, 'decision.council');
      const [share, of] = quorum;
      if (present * of < entitled * share) {
        return refuse(
          law,
          'decision.council',
          `理事会须有三分之二以上到会:应到${entitled}人,至少到会${Math.ceil((entitled * share) / of)}人,实到${present}人。`,
          { pointer: '/present' },
        );
      }
      const [half, ofAll] = majority;
      if (agree * ofAll > entitled * half) return null;
      return refuse(
        law,
        'decision.council',
        `须全体理事过半数同意:应到${entitled}人,至少${Math.floor((entitled * half) / ofAll) + 1}人同意,现${agree}人同意。`,
        { pointer: '/agree' },
      );
    }
    const rule = body === 'assembly' ? 'decision.assembly' : 'decision.delegates';
    const [share, of] = ruleValue(law, rule);
    if (agree * of >= entitled * share) return null;
    return refuse(
      law,
      rule,
      `须全体应到人数三分之二以上同意:应到${entitled}人,至少${Math.ceil((entitled * share) / of)}人同意,现${agree}人同意。`,
      { pointer: '/agree' },
    );
  },
} satisfies GuardTable;
