/** Who may take part, deposits, offers, the opening, the live auction. */
import { speakAmount } from '../speak.js';
import type { KeysOf, Sentences } from './sentence.js';

export const bidding = {
  'registration.open': (wd) => `报名开放至报价截止前${wd}个工作日或更晚。`,
  'registration.person': () => '报名人须符合公告条件并作出承诺。',
  'registration.kin': () => '本村村干部、工作人员及其近亲属不得参加本村采购;参加本村资产交易的须申报并经镇街同意。',
  'registration.blacklist': () => '列入失信名单的不得参加。',
  'registration.arrears': () => '拖欠集体款项的不得参加,报价截止前结清的除外。',
  'deposit.asset': (share) => `资产类保证金不超过首年底价的${share}%。`,
  'deposit.procurement': (share) => `采购类保证金不超过限价的${share}%。`,
  'deposit.received': () => '保证金须在报名截止前足额到账。',
  'deposit.return': (wd) => `保证金在公示期满后${wd}个工作日内退还。`,
  'deposit.interest': (points) => `交易终止的,保证金连同利息退还,利息不少于年利率${points / 100}%。`,
  'deposit.kept_ranks': (n) => `前${n}名候选人的保证金保留至合同签订。`,
  'offer.in_time': () => '报价须在截止时刻之前到达平台,到达时刻以平台锁定项目后读取的为准。',
  'offer.package': () => '报价以密封包提交。',
  'opening.time': () => '开标时刻之前任何人不得开启报价。',
  'auction.time': ({ freeMinutes, extensionMinutes }) =>
    `网络竞价的自由报价时间不少于${freeMinutes}分钟;最后${extensionMinutes}分钟内有有效报价的,顺延${extensionMinutes}分钟。`,
  'auction.step': ({ share, least }) => `最小加价幅度为底价的${share}%,且不少于${speakAmount(least)}。`,
} satisfies Sentences<KeysOf<'registration' | 'deposit' | 'offer' | 'opening' | 'auction'>>;
