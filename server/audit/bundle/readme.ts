/** The page that lies in every bundle: what is in it, and how to check it without asking anybody. */
import type { Manifest } from './manifest.js';

export function readme(about: Omit<Manifest, 'files'>, logKey: string): string {
  const { scope, project, origin, entries, withheld, withPersonal, leftOut, madeAt } = about;
  const what = scope === 'log' ? '全部存证记录' : `项目 ${project} 的存证记录`;
  return `# 村集通存证包

本包是存证 \`${origin}\` 的${what},共 ${entries} 条,导出时间 ${madeAt}。
有了它,不登录平台、不联网,也能核对每一步是否被改动过。

## 怎样核对

1. 取得村集通的程序,在程序目录执行:

   \`\`\`sh
   npm run verify -- 本目录 --key '${logKey}'
   \`\`\`

   \`--key\` 请填写从别处(公告栏、监督方、平台首页)得到的公钥,不要只信本包里的那一把。
   有监督方保存的目录时,加上 \`--witness 目录\`。
2. 结果为“未发现问题”时退出码为 0;发现篡改为 1,并指出是哪一条;缺文件等无法下结论的为 2。
3. 只核对文件是否完整,可用系统自带的命令:\`sha256sum -c SHA256SUMS\`。

## 里面有什么

- \`entries.jsonl\`:每行是一条存证记录的原始字节,叶哈希为 SHA-256(0x00 || 该行)
- \`payloads.jsonl\`:各条记录的内容和盐;记录中的哈希为 SHA-256("cunjitong/salted-payload/v1\\n" || 盐 || 内容)
- \`withheld.jsonl\`:开标前保密的记录,只有叶哈希(本包 ${withheld} 条)
- \`checkpoints.jsonl\`:签名检查点(C2SP tlog-checkpoint),含见证方联署
${scope === 'project' ? '- `proofs/`:每条记录一份离线证明(C2SP tlog-proof)\n' : ''}- \`projects.jsonl\`:导出时项目的现状,核对时由记录按规则重演一遍,应当一致
- \`documents/\`:已出具的文书;只发给个别竞买人的 ${leftOut.length} 份不在其中
- \`rules.json\`:所用的交易规则;\`keys/\`:存证和见证方的公钥

个人信息:${withPersonal ? '本包含有姓名等个人信息,只可交给依法有权查阅的人,不得公开。' : '本包不含姓名等个人信息的原文,只有其哈希。'}
证明材料(照片、证件等)不在包内,其哈希在记录中。
`;
}
