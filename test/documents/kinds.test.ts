import assert from 'node:assert/strict';
import { renderTemplate } from '../../server/documents/render.js';
import { KINDS, type Kind, TEMPLATES } from '../../server/documents/templates/index.js';
import { CHECKPOINTS } from '../../server/machines/checkpoints.js';
import { assertGolden } from './golden.js';
import { flat, type ReadPdf, readPdf } from './read-pdf.js';
import { SAMPLES } from './samples.js';

/** By kind and case, what somebody who reads the paper looks for. */
const SAID: { [K in Kind]?: string[][] } = {
  application: [
    [
      '王湖村沿街店面3间',
      'WH-FW-0031',
      '25,575.00 元',
      '贰万伍仟伍佰柒拾伍元整',
      '2025年8月31日',
      '期限重叠否',
      '成员（代表）会议',
      '样例会计',
      '房屋安全鉴定报告',
    ],
    ['预算低于60万元', '386,500.00 元', '依法必须招标否', '镇街补助40%', '小型工程（采购类）'],
  ],
  notice: [
    [
      '公开招租',
      '王湖社决〔2025〕6号',
      '25,575.00 元',
      '5,000.00 元（大写：伍仟元整）',
      '保证金专户',
      '2025年7月14日16时00分',
      '截止时刻以平台锁定读取的时刻为准，严格早于截止时刻方为有效',
      '民法典第七百三十四条',
      '有效报价不得少于 1 家',
      '5个工作日',
      '集士港镇纪委',
      '0574-00000003',
      '资格预审',
      '房屋租赁合同（文本）',
    ],
    [
      '公开招标',
      '第 2 轮',
      '最高限价保密',
      '由两人共同封存',
      '本项目不收取交易保证金',
      '资格后审',
      '有效报价不得少于 3 家',
      '本村工作人员及其直系亲属不得参加',
      '本公告无附件',
    ],
  ],
  opening: [
    [
      '2025年7月7日16时30分',
      '25 份',
      '样例监事',
      '区公共资源交易中心',
      '342,469.14',
      '高于最高限价',
      '密封包损坏，密钥不能还原',
      '未能打开',
      'HZ-00025',
      '有效 20 份',
      '386,500.00 元',
      '叁拾肆万壹仟贰佰叁拾肆元伍角柒分',
      '平台日志中没有当场异议的记录',
    ],
    ['截止时未收到报价', '流标（流拍）', '底价（限价）保密', '提出人表示无异议'],
  ],
  result: [
    [
      '样例便民商贸有限公司',
      '31,200.00 元',
      '叁万壹仟贰佰元整',
      '96,436.08 元',
      '主张优先权，未跟价',
      '保证金未按时到账',
      '样例专家',
      '2025年7月21日16时00分',
      '3日内答复',
      '镇街纪（工）委',
      '0574-00000001',
    ],
  ],
  'contract-lease': [
    [
      '王湖社决〔2025〕6号',
      'JSG-2025-0018-09',
      '186.40平方米',
      '31,200.00 元（大写：叁万壹仟贰佰元整）',
      '96,436.08 元',
      '第二年2026年8月1日前32,136.00',
      '7,800.00 元',
      '0.05%',
      '乙方不得转租',
      '违反第三条、第十二条的',
      '2028年8月31日',
      '起诉',
      '甲方（出租方）：',
      '见证（村监会）：',
      '（以下无正文，为签署处）',
    ],
  ],
  'contract-works': [
    [
      '广昇社决〔2025〕3号',
      '341,234.57 元（大写：叁拾肆万壹仟贰佰叁拾肆元伍角柒分）',
      '60 日历天',
      '136,493.83',
      '20%',
      '结算价的3%',
      '24 个月',
      '500.00 元',
      '达到第二十条规定的上限',
      '须有第十五条规定的签证',
      '二级注册建造师',
      '廉洁约定',
      '乙方（承包方）：',
    ],
  ],
  acceptance: [
    [
      'JSG-2025-0023-10',
      '341,234.57 元',
      '-1,200.00',
      '3,600.00 元',
      '344,834.57 元',
      '197,995.70 元（大写：壹拾玖万柒仟玖佰玖拾伍元柒角整）',
      '2027年9月22日',
      '整改后合格',
      '村民代表',
      '2025年9月22日15时10分',
    ],
    [
      '租期届满',
      '水 1832 吨',
      '420.00',
      '5,330.00 元（大写：伍仟叁佰叁拾元整）',
      '不合格',
      '已重新公开招租',
    ],
  ],
  archive: [
    [
      '31,200.00 元',
      '资格后审，与评审合并进行',
      '不适用',
      '第 18201 条至第 18377 条',
      '30年',
      '第三年租金票据',
      '样例便民商贸有限公司',
    ],
  ],
};

async function read(kind: Kind, n: number): Promise<ReadPdf & { count: number }> {
  const sample = SAMPLES[kind][n];
  assert.ok(sample);
  const rendered = await renderTemplate(TEMPLATES[kind], sample.facts, sample.frame);
  assert.deepEqual(rendered.missing, []);
  return { ...(await readPdf(rendered.bytes)), count: rendered.pages };
}

describe('every kind of document', function () {
  this.timeout(60_000);

  for (const kind of KINDS.filter((k) => SAMPLES[k])) {
    SAMPLES[kind].forEach(({ frame }, n) => {
      it(`${TEMPLATES[kind].name}, case ${n + 1}, says what its reader looks for`, async () => {
        const { count, ...pdf } = await read(kind, n);
        const { text, pages } = pdf;
        assertGolden(`${kind}-${n + 1}`, pdf);
        for (const part of SAID[kind]?.[n] ?? []) assert.ok(text.includes(flat(part)), part);
        for (const part of [
          frame.title ?? TEMPLATES[kind].name,
          frame.number,
          frame.projectName,
          frame.projectCode,
          frame.issuer,
          frame.rulesVersion,
          `第 ${frame.round} 轮`,
          `第 ${frame.documentVersion} 版`,
        ]) {
          assert.ok(pages[0]?.includes(flat(part)), part);
        }
        pages.forEach((page, index) => {
          assert.ok(page.includes(`第${index + 1}页／共${count}页`));
          assert.ok(page.includes(flat(frame.checkUrl)));
        });
        assert.doesNotMatch(text, /undefined|null|NaN|\[object|[{}]/);
        // Glyph 0, the empty square, reads back as NUL.
        assert.ok(!text.includes('\u0000'));
      });
    });
  }

  it('has articles enough for a contract: 14 for a lease, 16 for works', async () => {
    const articles = (text: string) => new Set(text.match(/第[一二三四五六七八九十]+条/g)).size;
    assert.ok(articles((await read('contract-lease', 0)).text) >= 14);
    assert.ok(articles((await read('contract-works', 0)).text) >= 16);
  });

  it('says nothing of a bond or a retention that was not agreed', async () => {
    async function said(kind: 'contract-lease' | 'contract-works', changes: object) {
      const [{ facts, frame }] = SAMPLES[kind];
      const rendered = await renderTemplate(TEMPLATES[kind], { ...facts, ...changes }, frame);
      return flat((await readPdf(rendered.bytes)).text);
    }
    const lease = await said('contract-lease', { bond: undefined });
    assert.ok(!lease.includes('乙方在签订本合同时交付履约保证金'));
    assert.ok(lease.includes('JSG-2025-0018-10') && lease.includes('自行投保火灾险'));
    const works = await said('contract-works', { bond: undefined, retention: undefined });
    assert.ok(works.includes('本合同不留质量保证金') && !works.includes('质量保证金为结算价'));
  });

  it('keeps all signatures of a contract on one page', async () => {
    for (const kind of ['contract-lease', 'contract-works'] as const) {
      const { pages } = await read(kind, 0);
      const signed = pages.filter((page) =>
        /甲方（..方）：|乙方（..方）：|见证（村监会）：/.test(page),
      );
      assert.equal(signed.length, 1);
      for (const part of ['甲方（', '乙方（', '见证（']) assert.ok(signed[0]?.includes(part));
    }
  });

  it('archives all twenty checkpoints and every hash in full', async () => {
    const { text } = await read('archive', 0);
    for (const { name } of CHECKPOINTS) {
      assert.ok(text.includes(name.replace('(', '（').replace(')', '）')), name);
    }
    const { documents, evidence } = SAMPLES.archive[0].facts;
    for (const { sha256 } of [...documents, ...evidence]) assert.ok(text.includes(sha256), sha256);
  });

  it('archives nothing from which a checkpoint is missing', async () => {
    const [{ facts, frame }] = SAMPLES.archive;
    const short = { ...facts, trail: facts.trail.slice(1) };
    await assert.rejects(renderTemplate(TEMPLATES.archive, short, frame), /trail/);
  });

  it('never begins a line with closing punctuation', async () => {
    for (const kind of KINDS) {
      const { lines } = await read(kind, 0);
      const first = lines.flat().filter(({ text }) => /^[，。、；：？！）》】〕”’]/.test(text));
      assert.deepEqual(first, [], kind);
    }
  });
});
