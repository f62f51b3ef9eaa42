/** The help beside a page on wide screens: what this page is for, in a few sentences. */
export interface Help {
  /** Beginning of the address, the longest that fits. */
  at: string;
  title: string;
  lines: readonly string[];
}

const HELP: readonly Help[] = [
  {
    at: '/',
    title: '待办',
    lines: [
      '这里只列等您办的事,按到期先后排。',
      '点一行进入项目,右侧或下方就是要填的表。',
      '办完自动消失;逾期会标出,但不会自动替您办。',
    ],
  },
  {
    at: '/projects',
    title: '项目',
    lines: ['只列您职责范围内的项目。', '可按镇街、村、类别、方式和环节筛选。'],
  },
  {
    at: '/projects/new',
    title: '登记项目',
    lines: [
      '一个标的、一次交易登记一个项目。',
      '填的内容自动存草稿,换页不丢。',
      '最后一步把全部内容列出来,核对后再提交。',
    ],
  },
  {
    at: '/projects/',
    title: '项目页',
    lines: [
      '上方是7个环节、20个节点,大圆点是现在的位置。',
      '“现在要办的”只列您此刻能办的事。',
      '每件事办完即写入存证,不能悄悄改。',
      '被退回时,会写明依据哪条规则、怎样才能通过。',
    ],
  },
  {
    at: '/find',
    title: '找项目',
    lines: ['列出正在公告和接受报价的项目。', '进入项目即可报名;报名后请按子账号缴保证金。'],
  },
  {
    at: '/assets',
    title: '资产台账',
    lines: ['可逐条添加,也可用表格批量导入。', '导入时有问题的行会逐行说明,改好再导。'],
  },
  {
    at: '/notices',
    title: '消息',
    lines: ['您办理或参加的交易有变化时,在这里告诉您。', '填了邮箱并确认后,也会发一封邮件。'],
  },
  {
    at: '/overdue',
    title: '超期',
    lines: ['列出本镇街超过办理期限的节点和逾期天数。', '超期只作提示,不会改变项目进程。'],
  },
  {
    at: '/log',
    title: '存证核验',
    lines: ['一键核对存证是否被改动。', '见证方由纪委自己的机器运行,不归平台管。'],
  },
  {
    at: '/statistics',
    title: '统计',
    lines: ['每个数字都能点开,看它由哪些项目组成。', '数字下方写明算法。'],
  },
  {
    at: '/rules',
    title: '规则库',
    lines: ['每条规则都注明来源。', '新版本另立,旧项目仍按登记时的版本办理。'],
  },
  {
    at: '/templates',
    title: '文书模板',
    lines: [
      '文书由平台按模板出具,本区可以改写文字、增加条款、调整次序。',
      '改写须由另一名区管理员审定,审定前可看样张。',
      '已出具的文书不受影响。',
    ],
  },
  {
    at: '/accounts',
    title: '账号与授权',
    lines: ['授予职责须由第二人确认。', '区管理员不参与任何交易。'],
  },
];

export function helpFor(path: string): Help {
  const fits = HELP.filter(
    (help) => path === help.at || (help.at !== '/' && path.startsWith(help.at)),
  );
  return fits.sort((a, b) => b.at.length - a.at.length)[0] ?? (HELP[0] as Help);
}
