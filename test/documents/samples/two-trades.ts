/** Two trades that have nothing in common, from which the papers of stages 1 to 4 and of the side paths are made. */
import type { FactsOf } from '../../../server/documents/templates/index.js';
import type { Frame } from '../../../server/documents/frame.js';
import { at, hash } from './common.js';

type Offices = FactsOf<'failure'>['offices'];
type Authority = FactsOf<'approval'>['authority'];

const frameOf =
  (projectName: string, code: string, rulesVersion: string) => (over: Partial<Frame>) => ({
    number: `${code}-W07`,
    projectName,
    projectCode: code,
    round: 1,
    documentVersion: 1,
    issuer: '',
    issuedAt: 0,
    rulesVersion,
    checkUrl: `https://cunjitong.example/v/${code}-W07`,
    ...over,
  });

/** Stalls of a market are let, under sealed offers. */
export const STALLS = {
  frame: frameOf('古林镇俞家村农贸市场摊位整体招租', 'GL-2025-0042', '交易规则（2025-05-01版）'),
  kind: { side: 'asset', action: 'lease', category: 'premises', mode: 'sealed' },
  owner: '古林镇俞家村股份经济合作社',
  station: '古林镇公共资源交易站',
  town: '古林镇三资办',
  agency: '古林镇村级会计代理中心',
  subject: {
    name: '俞家村农贸市场摊位48个',
    place: '古林镇俞家村中街21号农贸市场一层',
    quantity: '摊位48个，建筑面积1,260平方米',
  },
  term: '5年，自2026年1月1日起至2030年12月31日止',
  authority: {
    body: 'assembly',
    number: '俞家社决〔2025〕9号',
    heldOn: '2025-09-12',
  } satisfies Authority,
  approvalNumber: '古三资审〔2025〕18号',
  noticeNumber: 'GL-2025-0042-W06',
  offices: {
    station: {
      name: '古林镇公共资源交易站',
      phone: '0574-00000071',
      address: '古林镇人民路8号行政服务大厅',
    },
    town: { name: '古林镇三资办', phone: '0574-00000072' },
    discipline: { name: '古林镇纪（工）委', phone: '0574-00000073' },
  } satisfies Offices,
  bidder: { name: '样例菜篮子市场管理有限公司', code: 'b-3k7m9x2p4q1z' },
  logged: { seq: 20_417, leaf: hash(417) },
  paper: { name: '照片：市场现状与消防通道', pages: 1, sha256: hash(421) },
  at: (time: string) => at(`2025-${time}`),
} as const;

/** A farm track is paved; a person with a rare name wins. */
export const TRACK = {
  frame: frameOf('龙观乡李岙村机耕路硬化工程', 'LG-2026-0003', '交易规则（2026-01-01版）'),
  kind: { side: 'procurement', action: 'works', category: 'works', mode: 'scored' },
  owner: '龙观乡李岙村经济合作社',
  station: '龙观乡农村产权交易服务站',
  town: '龙观乡农业农村办公室',
  agency: '龙观乡会计代理服务中心',
  subject: {
    name: '李岙村后山机耕路1.8千米硬化',
    place: '龙观乡李岙村后山至水库坝脚',
    quantity: '路面宽3.5米，长1,800米，涵管6道',
  },
  term: '工期90日历天',
  authority: {
    body: 'delegates',
    number: '李岙经决〔2026〕1号',
    heldOn: '2026-01-22',
  } satisfies Authority,
  approvalNumber: '龙农审字第2026-05号',
  noticeNumber: 'LG-2026-0003-W05',
  offices: {
    station: {
      name: '龙观乡农村产权交易服务站',
      phone: '0574-00000081',
      address: '龙观乡桥头路2号三楼',
    },
    town: { name: '龙观乡农业农村办公室', phone: '0574-00000082' },
    discipline: { name: '龙观乡纪委', phone: '0574-00000083' },
  } satisfies Offices,
  bidder: { name: '样㛃䶮𬀩', code: 'b-w8t5r6n0v3hc' },
  logged: { seq: 88_036, leaf: hash(936) },
  paper: { name: '预算或需求说明：工程量清单', pages: 14, sha256: hash(941) },
  at: (time: string) => at(`2026-${time}`),
} as const;
