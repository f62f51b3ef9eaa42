/** What a verification may find, each kind in one plain line of English and of Chinese. */

export const KINDS = {
  'sequence-gap': ['entries are missing before this one', '此前有存证记录缺失'],
  'not-canonical': ['the bytes are not canonical', '记录字节不是规范格式'],
  'entry-fields': ['the entry does not have the fields of an entry', '记录的字段不符合规定'],
  'entry-column': ['a column says something else than the bytes', '数据列与存证字节不一致'],
  'entry-leaf': ['the stored leaf is not the hash of the bytes', '叶哈希与存证字节不符'],
  'payload-changed': ['the payload is not the one that was hashed', '内容已不是存证时的内容'],
  'payload-missing': ['the payload is gone and no entry says that it was erased', '内容缺失,且没有删除记录'],
  'payload-unbound': ['there is a payload that no entry binds', '存在没有存证依据的内容'],
  'erasure-unlogged': ['it is marked as erased, and no entry of the log says so', '标为已依法删除,但存证中没有删除记录'],
  'project-order': ['it does not follow from the project’s entry before it', '与本项目上一条记录不衔接'],
  'project-replay': ['the rules would not have let this happen', '按规则重演,此步不能成立'],
  'law-approval': ['law was put in force otherwise than by two administrators, one after the other', '规则或工作日历未经两名管理员先提出、后审核'],
  'law-shelf': ['the rules or the calendar are not those that the log says were approved', '交易规则或工作日历与存证中审核通过的不符'],
  'law-in-force': ['it was decided under other law than was in force', '适用的不是当时生效的规则或工作日历'],
  'text-approval': ['a district’s wording was put in force otherwise than by two administrators, one after the other', '文书文本未经两名管理员先提出、后审定'],
  'text-in-force': ['a document was drawn from a wording that nobody approved', '文书所用文本与存证中审定的不符'],
  'row-state': ['the project’s row stands elsewhere than its log', '项目现状与存证重演的状态不符'],
  'row-facts': ['the project’s row holds other facts than its log', '项目数据与存证重演的结果不符'],
  'row-column': ['a column of the project says something else than its log', '项目数据列与存证不符'],
  'row-missing': ['the log has a project that the tables lack', '存证中有此项目,数据表中没有'],
  'row-unlogged': ['the tables have a project that the log lacks', '数据表中有此项目,存证中没有'],
  'bidder-facts': ['a bidder’s row holds something else than the log', '竞买人数据与存证不符'],
  'public-row': ['what everybody reads of it is not what its log gives', '公开内容与存证重演的结果不符'],
  'access-changed': ['the record of who looked at what was changed', '查阅记录被改动'],
  'package-changed': ['sealed packages and log disagree', '密封报价包与存证不符'],
  'document-row': ['documents and log disagree', '文书登记与存证不符'],
  'document-bytes': ['the stored document is not the one that was issued', '保存的文书不是当时出具的那一份'],
  'attachment-row': ['evidence that the log names is not filed any more', '存证引用的证明材料已不在登记中'],
  'attachment-bytes': ['the stored evidence is not what was filed', '保存的证明材料不是当时提交的那一份'],
  'checkpoint-form': ['it is no signed checkpoint', '不是有效的签名检查点'],
  'checkpoint-signature': ['the log’s key did not sign this checkpoint', '检查点不是本存证的密钥签名'],
  'checkpoint-origin': ['the checkpoint belongs to another log', '检查点属于另一份存证'],
  'checkpoint-root': ['the entries do not give the signed root', '由记录算出的根与签名的根不符'],
  'checkpoint-beyond': ['a checkpoint was signed for more entries than there are', '检查点所签记录数多于现有记录'],
  'checkpoint-order': ['the checkpoints are not in the order of their making', '检查点的先后次序不对'],
  'checkpoint-missing': ['no checkpoint is stored, though one was signed', '曾签名的检查点已不在'],
  'cosignature': ['a witness’s cosignature does not verify', '见证方的联署无法通过验证'],
  'tree-node': ['a stored node of the tree is not what the entries give', '保存的树节点与记录不符'],
  'witness-leaf': ['the witness has kept another entry here', '见证方保存的是另一条记录'],
  'witness-shrunk': ['the witness has kept entries that are gone', '见证方保存的记录已不在'],
  'witness-root': ['the log’s root is not the one that the witness has cosigned', '根哈希与见证方联署的不符'],
  'origin-changed': ['the log calls itself otherwise than the one that signed', '存证名称与签名时不符'],
  'continuation': ['the log goes on after a restore that it did not record as it must', '恢复后的续接记录不成立'],
  'proof-wrong': ['the proof does not lead to the signed root', '证明推不出签名的根'],
  'receipt-wrong': ['the receipt says something else than the log', '回执与存证不符'],
  'file-changed': ['the file is not the one that the bundle was made with', '文件已不是打包时的文件'],
} as const satisfies Record<string, readonly [en: string, zh: string]>;

export type Kind = keyof typeof KINDS;

/** Where it is: a table or file, and what of it. */
export interface Place {
  table: string;
  seq?: number;
  project?: string;
  /** Whatever else names the row: a document's number, a bidder, a file. */
  row?: string;
}

export interface Finding extends Place {
  kind: Kind;
  /** What exactly, where that helps. */
  detail?: string;
}

/** One line for people. */
export function sentence(finding: Finding): string {
  const [en, zh] = KINDS[finding.kind];
  const { table, seq, project, row, detail } = finding;
  const place = [table, seq !== undefined && `seq ${seq}`, project && `project ${project}`, row].filter(Boolean).join(', ');
  return `${finding.kind}: ${place}: ${en}${detail ? ` (${detail})` : ''} / ${zh}`;
}
