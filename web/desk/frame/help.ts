/**
 * The help beside a page on wide screens: what this page is for, in a few sentences. Each stands under the beginning of
 * the page's address; the longest that fits decides.
 */
const HELP: Readonly<Record<string, readonly string[]>> = {
  '/': ['这里只列等您办的事,按到期先后排。', '点一行进入项目,右侧或下方就是要填的表。', '办完自动消失;逾期会标出,但不会自动替您办。'],
  '/projects': ['只列您职责范围内的项目。', '可按镇街、村、类别、方式和环节筛选。'],
  '/projects/new': ['一个标的、一次交易登记一个项目。', '填的内容自动存草稿,换页不丢。', '最后一步把全部内容列出来,核对后再提交。'],
  '/projects/': ['上方是7个环节、20个节点,大圆点是现在的位置。', '“现在要办的”只列您此刻能办的事。', '每件事办完即写入存证,不能悄悄改。', '被退回时,会写明依据哪条规则、怎样才能通过。'],
  '/find': ['列出正在公告和接受报价的项目。', '进入项目即可报名;报名后请按子账号缴保证金。'],
  '/authorities': ['单位写明委托谁、到哪天,并交盖章签字的委托书。', '交易站核对原件并确认后,受托人才能代办。', '代办的每一件都记着凭的是哪份委托书;随时可以终止。'],
  '/assets': ['可逐条添加,也可用表格批量导入。', '导入时有问题的行会逐行说明,改好再导。'],
  '/notices': ['您办理或参加的交易有变化时,在这里告诉您。', '填了邮箱并确认后,也会发一封邮件。'],
  '/overdue': ['列出本镇街超过办理期限的节点和逾期天数。', '超期只作提示,不会改变项目进程。'],
  '/log': ['一键核对存证是否被改动。', '见证方由纪委自己的机器运行,不归平台管。'],
  '/statistics': ['每个数字都能点开,看它由哪些项目组成。', '数字下方写明算法。'],
  '/rules': ['每条规则都注明来源。', '新版本另立,旧项目仍按登记时的版本办理。'],
  '/templates': ['文书由平台按模板出具,本区可以改写文字、增加条款、调整次序。', '改写须由另一名区管理员审定,审定前可看样张。', '已出具的文书不受影响。'],
  '/organisations': ['每个镇街和村需要哪些职责、现在由谁担任、还缺哪些,都列在这里。', '停用后不再登记新项目,在办的交易照常办完。', '更名、停用和恢复都写入存证。'],
  '/poster': ['村民用手机扫二维码,就能看到本村全部公开的交易。', '打印后贴在村务公开栏,换了电话再印一张。'],
  '/erasures': ['只应本人申请办理,先核对身份。', '存证的哈希照留,全部交易仍可复核。'],
  '/accounts': ['授予职责须由第二人确认。', '区管理员不参与任何交易。'],
};

/** The sentences beside the page at this address. */
export function helpFor(path: string): readonly string[] {
  const fits = Object.keys(HELP).filter((at) => path === at || (at !== '/' && path.startsWith(at)));
  return HELP[fits.sort((a, b) => b.length - a.length)[0] ?? '/'] ?? [];
}
