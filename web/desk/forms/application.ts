/** Checkpoint 1: what is to be traded, where, and on what grounds. */
import { DEALINGS } from '../../../server/machines/modes.js';
import { type Circumstances, isAsset, isProcurement } from './circumstances.js';
import {
  area,
  asset,
  choice,
  confirm,
  date,
  type EventForm,
  evidence,
  group,
  money,
  text,
  whole,
  yesno,
} from './field.js';
import { leaseLine } from './setup-lines.js';

const entrusted = ({ view }: Circumstances) => view.category.key === 'entrusted_land';

export const application: EventForm = {
  intro: '写清要交易什么、在哪里、依据是什么。提交后由村里决策,镇街审核时逐项核对。',
  printed: true,
  sections: [
    {
      title: '标的与需求',
      fields: [
        area('description', '标的与需求说明', { hint: '现状、范围、要求;公告会引用这段文字' }),
        text('place', '坐落或地点'),
        choice('dealing', '交易形式', DEALINGS, {
          when: isAsset,
          required: true,
          initial: () => 'lease',
        }),
        whole('termMonths', '期限', {
          unit: '个月',
          when: (c, v) => isAsset(c) && v.dealing !== 'transfer',
          required: true,
          rule: leaseLine,
        }),
        whole('remainingMonths', '承包合同剩余期限', {
          unit: '个月',
          when: entrusted,
          required: true,
        }),
        text('quantity', '数量或规模', { hint: '例如建筑面积、工程量' }),
        text('use', '用途或要求'),
        whole('areaMu', '面积', { unit: '亩', when: isAsset }),
        asset('assetCode', '资产登记编号', { when: isAsset, required: true }),
      ],
    },
    {
      title: '价格与资金',
      fields: [
        money('estimate', { asset: '预计年租金(转让的填总价)', procurement: '采购预算' }),
        text('priceBasis', '预计价格的依据'),
        text('fundSource', '资金来源', {
          when: isProcurement,
          required: true,
          initial: () => '村集体自有资金',
        }),
        text('budgetItem', '预算项目', { when: isProcurement }),
        text('schedule', '实施时间', { when: isProcurement }),
        yesno('statutoryTender', '资金属依法必须招标范围', {
          when: isProcurement,
          initial: () => false,
        }),
        yesno('splitFromOther', '与其他项目拆分', { when: isProcurement, initial: () => false }),
      ],
    },
    {
      title: '权属与上期合同',
      when: isAsset,
      fields: [
        text('certificate', '权属证明'),
        text('buildingFinding', '建筑合法性认定情况'),
        text('priorityClaims', '优先权主张情况'),
        yesno('firstTrade', '上期无合同,系首次对外交易'),
        group(
          'previous',
          '上期合同',
          [
            text('party', '合同方', { hint: '自然人只写姓' }),
            date('endsOn', '到期日期'),
            text('price', '价格'),
            yesno('settled', '款项已结清'),
          ],
          { when: (_c, v) => v.firstTrade === false },
        ),
      ],
    },
    {
      title: '性质与声明',
      fields: [
        yesno('declaredMajor', '属本集体规定的重大事项', { initial: () => false }),
        yesno('openToOutsiders', '面向本集体以外', { initial: () => true }),
        area('interests', '利害关系申报', {
          rows: 2,
          hint: '本村工作人员及其直系亲属拟参加的,写明并回避',
        }),
        confirm('noOverlap', '与现有合同期限不重叠', { when: isAsset, required: true }),
        confirm('noDispute', '标的权属清楚、无争议'),
        confirm('notIllegalBuilding', '不属违法建筑或超期临时建筑', { when: isAsset, required: true }),
        yesno('unpermittedBuilding', '属历史无证建筑', {
          when: isAsset,
          initial: () => false,
          hint: '属的须附镇街认定材料和房屋安全鉴定报告',
        }),
        evidence('photo', 'budget', 'permit'),
      ],
    },
  ],
};
