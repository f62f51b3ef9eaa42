/**
 * Terms of the platform's model contracts, which hold where a tender file fixes none of its own; the notice says so,
 * so everybody offers knowing them. Defaults (D) of 2025: a new version gets a new name and a new date beside it.
 */
import type { AnnouncedTerms } from '../../machines/events/contract-terms.js';

export const modelTermsNote =
  '违约金、返还期限等合同条款，交易文件没有另行约定的，按平台合同示范条款（2025年版）执行。';

type Terms<K extends keyof AnnouncedTerms> = Readonly<Required<Pick<AnnouncedTerms, K>>>;

const SHARED = {
  /** 0.05 % a day. */
  lateDailyBasisPoints: 5,
  /** One each for the two parties, the town office and the station. */
  copies: 4,
} as const;

export const MODEL_LEASE: Terms<
  | 'lateDailyBasisPoints'
  | 'copies'
  | 'dispute'
  | 'bondReturnDays'
  | 'prohibited'
  | 'utilities'
  | 'lessorRepairs'
  | 'subletAllowed'
  | 'overdueDaysToTerminate'
  | 'returnWithinDays'
> = {
  ...SHARED,
  // Leases of buildings and land are heard where these lie (民事诉讼法 34).
  dispute: '向租赁物所在地人民法院起诉',
  bondReturnDays: 15,
  prohibited: [
    '经营易燃易爆物品，或者产生超标油烟、噪声、污水的项目；',
    '占用消防通道、破坏承重结构、擅自搭建；',
    '利用租赁物从事违法活动。',
  ],
  utilities: '水费、电费、燃气费、通信费、卫生费由乙方按表按时缴纳',
  lessorRepairs: '主体结构、屋面、外墙和公共管线的维修',
  subletAllowed: false,
  overdueDaysToTerminate: 30,
  returnWithinDays: 10,
};

export const MODEL_WORKS: Terms<
  | 'lateDailyBasisPoints'
  | 'copies'
  | 'dispute'
  | 'bondReturnDays'
  | 'method'
  | 'quality'
  | 'priceForm'
  | 'safetyFeeBasisPoints'
  | 'wagesBasisPoints'
  | 'materials'
  | 'warranty'
  | 'subcontractingAllowed'
  | 'delayDailyBasisPoints'
  | 'delayCapBasisPoints'
> = {
  ...SHARED,
  dispute: '向工程所在地人民法院起诉',
  bondReturnDays: 28,
  method: '包工包料、包质量、包工期、包安全',
  quality: '国家和行业现行验收规范的合格标准',
  priceForm: '固定总价；清单以外的变更按本合同签证',
  // The least that may be set aside for municipal works (财资〔2022〕136号 17).
  safetyFeeBasisPoints: 150,
  wagesBasisPoints: 2_000,
  materials: '除交易文件另有约定外，全部由乙方采购',
  warranty: [
    {
      item: '本工程各分部分项',
      length: '不低于《建设工程质量管理条例》第四十条规定的最低保修期限',
    },
  ],
  subcontractingAllowed: false,
  delayDailyBasisPoints: 5,
  delayCapBasisPoints: 500,
};

/** What was announced goes before the model; what was left open there does not. */
export function termsOf<T extends Partial<AnnouncedTerms>>(
  model: T,
  announced: AnnouncedTerms | null | undefined,
): T & AnnouncedTerms {
  const fixed = Object.entries(announced ?? {}).filter(([, term]) => term != null);
  return { ...model, ...Object.fromEntries(fixed) };
}

/** A share of an amount in fen, rounded down. */
export const shareOf = (amount: number, basisPoints: number) =>
  Number((BigInt(amount) * BigInt(basisPoints)) / 10_000n);
