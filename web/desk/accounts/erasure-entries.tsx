/** Names of people without an account, such as who took the minutes: by the number of the entry that they stand in. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client.js';
import { Consequence, useConsequence } from '../act/consequence.js';
import { useSay } from '../words.js';

const MOST = 1000;

/** Null for what is no list of numbers. */
function numbersIn(typed: string): number[] | null {
  const parts = typed.split(/[\s,,、;;]+/).filter(Boolean);
  return parts.length > 0 && parts.length <= MOST && parts.every((part) => /^\d{1,15}$/.test(part)) ? parts.map(Number) : null;
}

export function EraseEntries() {
  const say = useSay();
  const [given, setGiven] = useState({ entries: '', request: '' });
  const entries = numbersIn(given.entries);
  const isWrong = given.entries.trim() !== '' && entries === null;
  const erasing = useMutation({
    mutationFn: () => post<{ entries: number }>('/api/admin/erasures', { entries, request: given.request.trim() }),
    onSuccess: () => setGiven({ entries: '', request: '' }),
  });
  const asking = useConsequence(erasing);
  return (
    <form className="act-form erasure" onSubmit={asking.ask}>
      <p>{say('会议记录人、到场人等没有账号,按存证序号删除。序号印在轨迹的“存证”标记上。')}</p>
      <div className="field">
        <label htmlFor="erasure-entries">{say('存证序号')}</label>
        <Input
          id="erasure-entries"
          className="short"
          autoComplete="off"
          status={isWrong ? 'error' : ''}
          value={given.entries}
          onChange={(e) => setGiven({ ...given, entries: e.target.value })}
        />
        {isWrong ? (
          <span className="fault" role="alert">
            {say('只填数字,多个序号用逗号隔开。')}
          </span>
        ) : (
          <span className="hint">{say('多个序号用逗号隔开。')}</span>
        )}
      </div>
      <div className="field">
        <label htmlFor="erasure-entries-request">{say('申请的编号或日期')}</label>
        <Input
          id="erasure-entries-request"
          maxLength={200}
          value={given.request}
          onChange={(e) => setGiven({ ...given, request: e.target.value })}
        />
      </div>
      {erasing.data && (
        <p className="receipt" role="status">
          {say('已删除{count}条存证里的个人信息,并写入存证。', { count: erasing.data.entries })}
        </p>
      )}
      <Button danger htmlType="submit" disabled={entries === null || given.request.trim() === ''}>
        {say('删除存证里的姓名')}
      </Button>
      <Consequence
        of={asking}
        question={say('删除{count}条存证里的个人信息?', { count: entries?.length ?? 0 })}
        act={say('确定删除')}
        isGrave
      >
        <p>{say('这些存证里的姓名等个人信息全部抹去,无法恢复;哈希和判定依据照留,交易仍可复核。')}</p>
      </Consequence>
    </form>
  );
}
