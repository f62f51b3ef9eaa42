/** What a demonstration lets: the register and the application say the same of it, in words that fit its category. */
interface LetAsset {
  /** Hundredths of the unit. */
  quantity: number;
  unit: string;
  building: 'certified' | 'none';
  /** As the application says it. */
  said: { quantity: string; use: string; buildingFinding?: string };
}

const WATER: LetAsset = {
  quantity: 1_200,
  unit: '亩',
  building: 'none',
  said: { quantity: '水面12亩（演示）', use: '水产养殖（演示）' },
};
const PREMISES: LetAsset = {
  quantity: 12_000,
  unit: '平方米',
  building: 'certified',
  said: { quantity: '建筑面积120平方米（演示）', use: '零售、便民服务（演示）', buildingFinding: '演示：镇街已认定可以出租' },
};

export const letAsset = (category: string): LetAsset => (category === 'water' ? WATER : PREMISES);

/** A thing is not called after its trade: `（演示）村口三间店面房屋招租` lets `（演示）村口三间店面房屋`. */
export const assetName = (title: string): string => {
  const name = title.replace(/(公开)?(招租|出租|承包|发包)$/, '');
  return name.includes('演示') ? name : `${name}（演示）`;
};
