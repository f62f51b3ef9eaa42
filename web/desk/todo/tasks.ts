/** What a waiting task is called where it is no act of the platform, or where the act's own name would take its outcome for granted. */
const TASKS: Readonly<Record<string, string>> = {
  pay_deposit: '缴纳保证金',
  approve_project: '审核立项材料',
  dismiss_objection: '答复异议',
  resume: '决定是否恢复交易',
};

export const taskOf = ({ event, name }: { event: string; name: string }): string => TASKS[event] ?? name;
