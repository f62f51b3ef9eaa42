/**
 * 交易申请表, checkpoint 1. The town officer reads it to decide whether the asset is the register's, whether anything
 * overlaps or is in dispute, who must vote, and whether the way of trading is the right one.
 */
import { z } from 'zod';
import { defineTemplate } from '../define-template.js';
import { civilDate, count, fen, flag, instant, prose, words } from '../facts.js';
import { BODIES } from '../words.js';
import { writerFor } from '../write-template.js';
import { action, attachments, category, mode, side } from './shared-facts.js';

const facts = z.strictObject({
  side,
  action,
  category,
  mode,
  collective: words,
  accountant: words,
  head: words,
  filedAt: instant,
  subject: z.strictObject({
    name: words,
    place: words,
    quantity: words,
    condition: prose,
    photos: count,
  }),
  /** For assets: what is traded and what lay on it before. */
  asset: z
    .strictObject({
      registerCode: words,
      certificate: words,
      use: words,
      term: words,
      previous: z
        .strictObject({ party: words, endsOn: civilDate, price: words, settled: flag })
        .optional(),
      firstTrade: flag.optional(),
      overlaps: flag,
      inDispute: flag,
      buildingFinding: words,
      priorityHolders: words,
    })
    .optional(),
  /** For procurement: why, with what money. */
  procurement: z
    .strictObject({
      need: prose,
      fundSource: words,
      budgetItem: words,
      schedule: words,
      statutoryTender: flag,
      splitFromOther: flag.optional(),
    })
    .optional(),
  price: z.strictObject({ estimate: fen, unit: words, basis: words }),
  modeGround: words,
  decision: z.strictObject({ body: z.enum(BODIES), ground: words }),
  interests: prose,
  attachments,
});

const w = writerFor(facts);

export const application = defineTemplate({
  kind: 'application',
  name: '交易申请表',
  version: 1,
  facts,
  blocks: [
    w.heading('申报单位'),
    w.fields(
      w.wide('集体经济组织', '{collective}'),
      w.field('经办会计', '{accountant}'),
      w.field('负责人', '{head}'),
      w.field('申报时间', '{filedAt|minute}'),
      w.field('交易类别', '{category|category}（{side|side}）'),
    ),
    w.heading('交易标的'),
    w.fields(
      w.wide('标的名称', '{subject.name}'),
      w.wide('坐落（地点）', '{subject.place}'),
      w.field('数量（规模）', '{subject.quantity}'),
      w.field('现场照片', '{subject.photos} 张，见附件'),
      w.wide('现状', '{subject.condition}'),
    ),
    w.when(
      'asset',
      w.fields(
        w.field('台账编号', '{asset.registerCode}'),
        w.field('权属证明', '{asset.certificate}'),
        w.field('拟定用途', '{asset.use}'),
        w.field('拟定期限', '{asset.term}'),
        w.wide('建筑合法性', '{asset.buildingFinding}'),
        w.wide('优先权人', '{asset.priorityHolders}'),
        w.field('期限重叠', '{asset.overlaps|yesno}'),
        w.field('存在争议', '{asset.inDispute|yesno}'),
      ),
      w.when(
        'asset.previous',
        w.fields(
          w.field('上期合同方', '{asset.previous.party}'),
          w.field('上期到期日', '{asset.previous.endsOn|date}'),
          w.field('上期价格', '{asset.previous.price}'),
          w.field('款项结清', '{asset.previous.settled|yesno}'),
        ),
      ),
      w.when(
        '!asset.previous',
        w.when('asset.firstTrade', w.paragraph('该标的上期无合同，系首次对外交易。')),
        w.when('!asset.firstTrade', w.paragraph('上期合同情况：未登记。')),
      ),
    ),
    w.when(
      'procurement',
      w.fields(
        w.wide('采购事由', '{procurement.need}'),
        w.field('资金来源', '{procurement.fundSource}'),
        w.field('预算项目', '{procurement.budgetItem}'),
        w.wide('实施时间', '{procurement.schedule}'),
        w.field('依法必须招标', '{procurement.statutoryTender|yesno}'),
        w.field('与他项拆分', '{procurement.splitFromOther|yesno?未登记}'),
      ),
    ),
    w.heading('价格与交易方式'),
    w.fields(
      w.field('拟定价格', '{price.estimate|money}（{price.unit}）'),
      w.field('交易方式', '{mode|mode}（{action|action}）'),
      w.wide('大写', '{price.estimate|capitals}'),
      w.wide('价格依据', '{price.basis}'),
      w.wide('方式理由', '{modeGround}'),
    ),
    w.heading('民主决策'),
    w.fields(
      w.field('决策层级', '{decision.body|body}'),
      w.field('确定依据', '{decision.ground}'),
      w.wide('利害关系申报', '{interests}'),
    ),
    w.heading('随附材料'),
    w.table(
      'attachments',
      (row) => [
        row.column('序号', 1, '{@no}', { align: 'center' }),
        row.column('材料名称', 6, '{name}'),
        row.column('页数', 1.2, '{pages?—}', { align: 'center' }),
        row.column('校验值（SHA-256）', 4.5, '{sha256|hash}', { tiny: true }),
      ],
      { empty: '未提交材料。' },
    ),
    w.paragraph(
      '本单位承诺：以上内容及所附材料真实、完整；标的权属清楚，没有隐瞒抵押、查封、出租等情况；不拆分项目规避公开交易。如有不实，愿承担相应责任。',
    ),
    w.signatures(
      w.party('经办人', '{accountant}', w.blank('签名'), w.blank('日期')),
      w.party('负责人', '{head}', w.blank('签名（盖章）'), w.blank('日期')),
    ),
  ],
});
