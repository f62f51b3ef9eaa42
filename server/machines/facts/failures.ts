/** Why a trade fails (domain §4, 流标). */
export const FAILURES = {
  too_few_registered: '资格审查合格的不足最低家数',
  too_few_offers: '截止时有效报价不足最低家数',
  no_valid_offer: '开标后有效报价不足最低家数',
  below_reserve: '无报价达到底价(或均高于限价)',
  all_rejected: '评审后合格报价不足',
  ranks_exhausted: '候选人依次放弃或不合格,已无候选人',
} as const;
export type FailureReason = keyof typeof FAILURES;
