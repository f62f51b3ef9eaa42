/** The second chapter of a works contract: who does what on the site, with which material, how safely, and for which wages. */
import { z } from 'zod';
import { basisPoints, words } from '../facts.js';
import type { TemplateBlock } from '../template.js';
import { writerFor } from '../write-template.js';

export const worksSiteFacts = {
  employerAgent: words,
  siteManager: z.strictObject({ name: words, certificate: words }),
  supervisingEngineer: words.optional(),
  materials: words,
  wages: z.strictObject({ account: words, share: basisPoints }),
};

const w = writerFor(z.strictObject(worksSiteFacts));

export const worksSite: readonly TemplateBlock[] = [
  w.clause(
    'agents',
    '双方代表',
    w.item(
      '甲方代表：{employerAgent}，负责现场协调、签证确认和计量复核；涉及价款增减的签证，须同时经村监会会签。',
    ),
    w.item(
      '乙方项目负责人：{siteManager.name}（{siteManager.certificate}），应当常驻现场，未经甲方书面同意不得更换。',
    ),
    w.itemIf('supervisingEngineer', '工程监理：{supervisingEngineer}，依照监理合同行使职权。'),
  ),
  w.clause(
    'employer',
    '甲方的工作',
    w.item(
      '开工前提供施工场地、水电接口和必要的地下管线资料，完成图纸交底；及时办理签证、计量和验收；按约付款；协调与周边村民的关系。',
    ),
  ),
  w.clause(
    'contractor',
    '乙方的工作',
    w.item(
      '编制施工方案并报甲方确认；按图施工，做好施工记录；保护地下管线、相邻建筑物和树木；完工后清理场地；接受甲方、村监会和村民代表的监督。',
    ),
  ),
  w.clause(
    'materials',
    '材料与设备',
    w.item('材料设备的供应：{materials}。'),
    w.item(
      '进场材料应当有合格证明，经甲方代表（监理）验收后使用；不合格的由乙方限期清退，费用自负。',
    ),
  ),
  w.clause(
    'safety',
    '安全文明施工',
    w.item(
      '乙方对施工现场安全生产负责，应当落实安全交底、围挡警示、临时用电、高处作业和防汛防台措施，为作业人员办理工伤保险或者意外伤害保险。',
    ),
    w.item(
      '施工中发生事故的，乙方应当立即抢救、报告，并承担相应责任；因乙方原因造成第三人损害的，由乙方赔偿。',
    ),
    w.item('控制噪声、扬尘和污水，夜间施工须依法办理手续，做到完工场清。'),
  ),
  w.clause(
    'wages',
    '农民工工资',
    w.item('乙方应当与所招用的人员订立用工合同，实名登记，按月足额支付工资，并在现场公示。'),
    w.item(
      '每次付款时，按不低于该次付款{wages.share|percent}的比例优先付入工资账户（{wages.account}）。乙方拖欠工资的，甲方可以从未付价款中代为支付。',
    ),
  ),
];
