/** What the cases share. The village and its town come from published cases; people are called 样例…, because no name here may belong to anyone. */
import type { Frame } from '../../../server/documents/frame.js';

/** A wall-clock time in Shanghai. */
export const at = (text: string) => Date.parse(`${text}+08:00`);
export const hash = (n: number) =>
  ((n * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0').repeat(8);

export const LEASE = '集士港镇王湖村沿街店面3间招租';
export const WORKS = '集士港镇广昇村丁家吴家周边环境整治工程';

function frame(projectName: string, code: string, over: Partial<Frame> = {}): Frame {
  return {
    number: `${code}-01`,
    projectName,
    projectCode: code,
    round: 1,
    documentVersion: 1,
    issuer: '集士港镇公共资源交易站',
    issuedAt: at('2025-07-02T09:30:00'),
    rulesVersion: '海曙区农村集体资产资源交易规则（2025年第1版）',
    checkUrl: `https://cunjitong.example/v/${code}-01`,
    ...over,
  };
}

export const leaseFrame = (over: Partial<Frame> = {}) => frame(LEASE, 'JSG-2025-0018', over);
export const worksFrame = (over: Partial<Frame> = {}) => frame(WORKS, 'JSG-2025-0023', over);

export const authority = {
  body: 'delegates' as const,
  number: '王湖社决〔2025〕6号',
  heldOn: '2025-05-18',
};
export const offices = {
  station: {
    name: '集士港镇公共资源交易站',
    phone: '0574-00000001',
    address: '集士港镇便民服务中心二楼',
  },
  town: { name: '集士港镇三资办', phone: '0574-00000002' },
  discipline: { name: '集士港镇纪委', phone: '0574-00000003' },
};
export const files = (...names: string[]) =>
  names.map((name, n) => ({ name, pages: 3 + n * 4, sha256: hash(n + 1) }));

export const village = {
  identity: 'N2330203MF0000000X',
  representative: '样例理事长',
  address: '集士港镇王湖村便民服务中心',
  contact: '0574-00000011',
};
export const account = {
  name: '集士港镇王湖村股份经济合作社',
  bank: '样例农村商业银行集士港支行',
  number: '2010 0000 0000 0018',
};
