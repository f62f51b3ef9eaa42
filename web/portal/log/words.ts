import { catalogue } from '../../text/catalogue.js';

const zh = {
  title: '存证日志',
  lead: '每一步办理都写进只能追加的日志。谁改动过去的任何一条,日志的根就对不上,任何人都能发现。',
  head: '最新检查点',
  size: '已存证',
  entries: '{count}条',
  origin: '日志名称',
  root: '树根',
  none: '还没有签名的检查点。平台启动后每分钟签一次。',
  unsigned: '这里的日志没有签名。',
  witness: '见证方',
  witnessNone: '这个检查点还没有见证方联署。联署后,连平台自己也无法换掉历史。',
  witnessed: '{name}已联署',
  witnessedAt: '{name}于{when}联署',
  whole: '检查点全文',
  board: '公开栏二维码',
  boardHow: '村里不用另装设备:把当天的检查点打印出来,贴在公开栏,贴出去的纸改不了。',
  boardLabel: '最新检查点的二维码',
  compareBoard: '比对公开栏上的码',
  print: '打印',
  verify: '怎样自行核验',
  verify1: '抄下检查点:条数和树根。最好同时抄一份公开栏上的,或向见证方要一份。',
  verify2: '下载要核验的记录和它的证明文件,离线核对它确实在树里。',
  verify3: '过几天再来:取一致性证明,核对新的树只是在旧的后面增加了记录。',
  verify4: '要核验整个平台,用源代码里的核验程序,它不需要信任服务器。',
  links: '接口',
  entry: '按序号查一条',
  entryHow: '序号印在页面的“存证”标记上,从0开始。',
  open: '打开记录',
  proof: '下载证明文件',
  key: '平台公钥',
  consistency: '一致性证明',
} as const;

export type LogKey = keyof typeof zh;
export const { useText: useLogText } = catalogue<LogKey>(zh, () => import('./words-en.js'));
