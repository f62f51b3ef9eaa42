/** How an asset is used, and whether a building may be let at all (domain §5). Pages read these too. */
export const USE_STATES = {
  idle: '闲置',
  own_use: '自用',
  let: '出租发包',
  lent: '出借',
  occupied: '被占用',
} as const;

export const BUILDING_STATES = {
  none: '非房屋',
  certified: '手续齐全',
  recognised: '无证,镇街已认定',
  unrecognised: '无证,未认定',
  temporary: '临时建筑',
  illegal: '违法建筑',
} as const;
