/** What the register says of one asset 资产. The same schema checks a form and a row of a spreadsheet. */
import { z } from 'zod';
import { CATEGORIES, type Category } from '../machines/modes.js';
import { BUILDING_STATES, USE_STATES } from './states.js';

type AssetCategory = Category;
export const ASSET_CATEGORIES = (Object.keys(CATEGORIES) as Category[]).filter((key) => CATEGORIES[key].side === 'asset') as [AssetCategory];

/** The furthest any whole number of fen or hundredths may go and still be exact. */
const MOST = 9_000_000_000_000_00;

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, '不能为空')
    .max(most, `不超过${most}个字`)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), '含有不能识别的字符');

/** Named in full: a spreadsheet has no list to choose from. */
const oneOf = (names: readonly string[]) => `须为其中之一:${names.map((name) => `“${name}”`).join('')}`;

export const assetInput = z
  .strictObject({
    name: line(100).describe('名称'),
    category: z.enum(ASSET_CATEGORIES, oneOf(ASSET_CATEGORIES.map((key) => CATEGORIES[key].name))).describe('类别'),
    location: line(200).describe('坐落'),
    quantity: z.int('须为数字,最多两位小数').min(1, '须大于0').max(MOST).describe('数量(百分之一单位)'),
    unit: line(10).describe('单位'),
    originalValue: z.int('须为金额,最多到分').min(0, '不能为负').max(MOST).nullable().default(null).describe('原值(分)'),
    certificate: line(100).nullable().default(null).describe('权属证书号'),
    useState: z.enum(Object.keys(USE_STATES) as [keyof typeof USE_STATES], oneOf(Object.values(USE_STATES))).describe('使用状况'),
    building: z
      .enum(Object.keys(BUILDING_STATES) as [keyof typeof BUILDING_STATES], oneOf(Object.values(BUILDING_STATES)))
      .default('none')
      .describe('房屋手续'),
    buildingUntil: z.iso.date('须为日期,如 2026-12-31').nullable().default(null).describe('临时建筑有效期至'),
    disputed: z.boolean('须填“有”或“无”').default(false).describe('有无争议'),
    note: line(500).nullable().default(null).describe('备注'),
  })
  .superRefine(({ building, buildingUntil }, context) => {
    if (building === 'temporary' && buildingUntil === null) {
      context.addIssue({ code: 'custom', path: ['buildingUntil'], message: '临时建筑须写明有效期' });
    }
    if (building !== 'temporary' && buildingUntil !== null) {
      context.addIssue({ code: 'custom', path: ['buildingUntil'], message: '不是临时建筑的不填有效期' });
    }
  });
export type AssetInput = z.output<typeof assetInput>;
