import { catalogue } from '../../text/catalogue.js';

const zh = {
  title: '文件核验',
  lead: '核对手里的PDF是不是平台签发的原件。文件在您的设备上计算,不会上传。',
  number: '文书编号',
  numberHow: '印在文书上,或扫文书上的二维码。',
  find: '查这个编号',
  found: '平台签发过这份文书',
  drop: '把PDF文件拖到这里,或点这里选择',
  dropAgain: '再核对一个文件',
  hashing: '正在计算',
  same: '一致:就是平台签发的原件',
  sameHow: '文件的每一个字节都与平台签发的相同。',
  unsigned: '一致:与签名前的文件相同',
  unsignedHow: '内容与平台签发的相同,但这一份没有电子签名。',
  different: '不一致:不是这份文书的原件',
  differentHow: '文件被改过、重新打印扫描过,或者是另一份文书。请以平台上的文件为准。',
  notPdf: '这不是PDF文件。请选择从平台下载或收到的PDF。',
  tooBig: '文件超过50 MB,不是平台签发的文书。',
  project: '项目',
  village: '所在村',
  issuer: '签发单位',
  issuedAt: '签发时间',
  pages: '页数',
  pagesCount: '{count}页',
  parties: '当事人',
  hash: '原件哈希(SHA-256)',
  yours: '您的文件',
  entry: '存证',
  self: '不用本页也能核对',
  selfHow: '在任何电脑上计算文件的SHA-256,与上面的原件哈希比较。',
  selfWindows: '在Windows上:',
  selfOthers: '在macOS和Linux上:',
  selfFile: '文件.pdf',
} as const;

export type CheckKey = keyof typeof zh;
export const { useText: useCheckText } = catalogue<CheckKey>(zh, () => import('./words-en.js'));
