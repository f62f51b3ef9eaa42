/** What a limit is called on either side of a trade. */
import type { Material } from './material.js';

const isAsset = ({ facts }: Material) => facts.project.side === 'asset';

export const limitName = (m: Material) => (isAsset(m) ? '底价' : '最高限价');
/** What the resolution allows at most. */
export const mandateName = (m: Material) => (isAsset(m) ? '授权底价下限' : '授权限价上限');
