/** Two trades that have nothing in common, from which the papers of stages 5 to 7 are made: no sentence of one is in the other. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import type { Sample } from '../samples.js';
import { at, hash } from './common.js';

/** Facts of a paper of either. */
export type Two<T> = [T, T];

export interface Case {
  frame: Sample['frame'];
  contract: FactsOf<'receipt'>['contract'];
  authority: FactsOf<'certificate'>['authority'];
  offices: FactsOf<'dunning'>['offices'];
  accountant: string;
  supervisor: string;
  town: string;
  agent: string;
}

const frameOf = (projectName: string, code: string, issuer: string, issuedAt: string) => ({
  number: `${code}-W21`,
  projectName,
  projectCode: code,
  round: 1,
  documentVersion: 1,
  issuer,
  issuedAt: at(issuedAt),
  rulesVersion: '交易规则（2025-07版）',
  checkUrl: `https://cunjitong.example/v/${code}-W21`,
});

/** Ponds that are contracted out. */
export const POND: Case = {
  frame: frameOf('横溪镇塘头村东片养殖塘发包', 'HX-2025-0007', '横溪镇塘头村集体经济组织', '2025-11-03T09:12:00'),
  contract: {
    number: 'HX-2025-CB-07',
    name: '横溪镇塘头村东片养殖塘承包合同',
    owner: '横溪镇塘头村集体经济组织',
    counterparty: '样例水产养殖专业合作社',
    signedOn: '2025-10-20',
    price: 12_806_050,
  },
  authority: { body: 'assembly', number: '塘头社决〔2025〕2号', heldOn: '2025-06-08' },
  offices: {
    station: { name: '横溪镇公共资源交易站', phone: '0574-00000051', address: '横溪镇文化中心一楼' },
    town: { name: '横溪镇三资办', phone: '0574-00000052' },
    discipline: { name: '横溪镇纪（工）委', phone: '0574-00000053' },
  },
  accountant: '村会计 样例塘会计',
  supervisor: '村监会 样例塘监事',
  town: '镇街三资办 样例塘专员',
  agent: '代理会计 样例塘代理',
};

/** Street lamps that are bought; a name with rare characters. */
export const LAMPS: Case = {
  frame: frameOf('洞桥镇潘家村太阳能路灯采购', 'DQ-2025-0031', '洞桥镇潘家村股份经济合作社', '2025-09-15T15:40:00'),
  contract: {
    number: 'DQ-2025-CG-31',
    name: '洞桥镇潘家村太阳能路灯采购合同',
    owner: '洞桥镇潘家村股份经济合作社',
    counterparty: '样例㛃䶮照明有限公司',
    signedOn: '2025-08-29',
    price: 23_999_999,
  },
  authority: { body: 'delegates', number: '潘家社决〔2025〕11号', heldOn: '2025-07-03' },
  offices: {
    station: { name: '洞桥镇公共资源交易中心', phone: '0574-00000061', address: '洞桥镇政务大厅三号窗' },
    town: { name: '洞桥镇农村集体三资监管办公室', phone: '0574-00000062' },
    discipline: { name: '洞桥镇纪委', phone: '0574-00000063' },
  },
  accountant: '报账员 样例灯会计',
  supervisor: '监事会 样例灯监事',
  town: '三资监管办 样例灯专员',
  agent: '会计中心 样例灯代理',
};

export const pondPapers = [
  { name: '照片：东片养殖塘四至航拍', sha256: hash(701) },
  { name: '检查记录：水质检测单', sha256: hash(702) },
];
export const lampPapers = [{ name: '发票：路灯三十二套', sha256: hash(801) }];
