/** Kinds of papers: apart from the schemas, so that a page can name them without carrying those. */

/** Papers filed with an act: uploaded before to the same project, named here by hash. */
export const EVIDENCE = {
  photo: '照片',
  minutes: '会议记录',
  appraisal: '评估报告',
  resolution_notice: '决议公示照片',
  plan_notice: '方案公示照片',
  permit: '权属或许可材料',
  recognition: '镇街认定材料',
  safety_report: '房屋安全鉴定报告',
  budget: '预算或需求说明',
  contract: '合同文本',
  inspection: '检查记录',
  measurement: '计量资料',
  invoice: '发票',
  bank_slip: '银行回单',
  acceptance: '验收资料',
  authority: '授权书',
  other: '其他',
} as const;
export type EvidenceKind = keyof typeof EVIDENCE;
