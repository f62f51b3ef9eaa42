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

/** Land and water are contracted out for what grows there: what grows there decides what is forbidden. */
export const MODEL_LAND: Terms<
  | 'lateDailyBasisPoints'
  | 'copies'
  | 'dispute'
  | 'bondReturnDays'
  | 'prohibited'
  | 'subletAllowed'
  | 'overdueDaysToTerminate'
  | 'returnWithinDays'
> & { facilities: string } = {
  ...SHARED,
  dispute: '可以申请农村土地承包仲裁，也可以向承包标的所在地人民法院起诉',
  bondReturnDays: 15,
  prohibited: [
    '建坟、建窑、建房，挖砂、采石、采矿、取土；',
    '破坏耕作层、水利设施和机耕路，排放、倾倒污染物；',
    '弃耕抛荒，违反规定砍伐林木或者使用禁用投入品。',
  ],
  facilities: '可以拆除且不损害土地的由乙方取走，不能拆除的无偿归甲方',
  subletAllowed: false,
  overdueDaysToTerminate: 60,
  returnWithinDays: 15,
};

export const MODEL_TRANSFER: Terms<
  'lateDailyBasisPoints' | 'copies' | 'dispute' | 'bondReturnDays'
> = { ...SHARED, dispute: '向甲方所在地人民法院起诉', bondReturnDays: 15 };

type Delivering =
  | 'lateDailyBasisPoints'
  | 'copies'
  | 'dispute'
  | 'bondReturnDays'
  | 'quality'
  | 'priceForm'
  | 'delayDailyBasisPoints'
  | 'delayCapBasisPoints';

export const MODEL_PURCHASE: Terms<Delivering | 'warranty'> = {
  ...SHARED,
  dispute: '向交货地人民法院起诉',
  bondReturnDays: 15,
  quality: '国家标准、行业标准和采购需求载明的标准，三者不一致的以较高者为准',
  priceForm: '固定总价，包含货物、包装、运输、装卸、安装调试和税费',
  warranty: [{ item: '全部货物', length: '1年，生产者承诺或者国家规定更长的从其规定' }],
  delayDailyBasisPoints: 10,
  delayCapBasisPoints: 500,
};

export const MODEL_SERVICES: Terms<Delivering> = {
  ...SHARED,
  dispute: '向服务所在地人民法院起诉',
  bondReturnDays: 15,
  quality: '国家和行业的服务规范、交易文件载明的要求和乙方的承诺',
  priceForm: '固定总价，包含人员、工具、耗材、保险和税费',
  delayDailyBasisPoints: 10,
  delayCapBasisPoints: 500,
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
