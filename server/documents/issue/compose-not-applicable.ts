/** 不适用说明, once the approval has settled by which way a trade goes. */
import { CHECKPOINTS, notApplicable } from '../../machines/checkpoints.js';
import type { FactsOf } from '../templates/index.js';
import { approvalNumber } from './compose-approval.js';
import { modeGround } from './grounds.js';
import { type Material, needed } from './material.js';
import { authority, collective, fullWidth, kindOfTrade, second } from './parts.js';
import { said } from './said.js';

export function composeNotApplicable(m: Material): FactsOf<'not-applicable'> {
  const { project } = m.facts;
  const trade = { mode: project.mode, emergency: project.emergency !== null };
  const missing = CHECKPOINTS.flatMap(({ no, key }) => {
    const reason = notApplicable(key, trade);
    return reason === null ? [] : [{ no, key, reason: said(inChinese(reason)) }];
  });
  return {
    ...kindOfTrade(m),
    collective: collective(m),
    subject: said(m.story.title),
    authority: authority(m),
    approvalNumber: approvalNumber(m),
    approvedAt: second(needed(m, 'approve_project').at),
    ground: said(modeGround(m)),
    checkpoints: missing,
    remaining: CHECKPOINTS.length - missing.length,
    instead: instead(m),
  };
}

const inChinese = (text: string) => fullWidth(text).replaceAll(',', '，').replaceAll(':', '：');

function instead({ facts: { project } }: Material): string {
  if (project.emergency)
    return '抢险的必要性、相对方和价格由理事会决议并由村监会联署；备案、开工、计量、付款和验收逐项登记，由下次会议追认，未经追认不得归档。';
  if (project.mode === 'external')
    return '公告、报名、报价、开标和评审由公共资源交易中心组织并公开；开标、中选和公示结果在本平台登记，签约、履约、付款和验收照常监督。';
  return '相对方、价格和期限由民主决策确定并公开；交易文件、相对方资格照常审查，结果照常公示并接受异议，签约、履约、付款和验收照常监督。';
}
