/** One bidder: what an erasure would take, what the law keeps, and the act itself. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { get, post } from '../../api/client.js';
import { Consequence, useConsequence } from '../act/consequence.js';
import { Failure, Waiting } from '../frame/states.js';
import { useSay } from '../words.js';

interface Preview {
  account: string;
  username: string;
  name: string;
  erased: boolean;
  entries: number;
  archived: number;
  neededBy: string[];
}

export function ErasePerson({ account, onClose }: { account: string; onClose: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const [request, setRequest] = useState('');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['erasures', 'one', account],
    queryFn: ({ signal }) => get<Preview>(`/api/admin/erasures/${account}`, signal),
    gcTime: 0,
  });
  const erasing = useMutation({
    mutationFn: () => post<{ entries: number }>('/api/admin/erasures', { account, request: request.trim() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['erasures'] }),
  });
  const asking = useConsequence(erasing);
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  if (erasing.data) {
    return (
      <p className="receipt" role="status">
        {say('已删除,并写入存证:{count}条存证里的个人信息已经抹去,账号已注销。', { count: erasing.data.entries })}
      </p>
    );
  }
  return (
    <form className="action-panel act-form erasure" onSubmit={asking.ask}>
      <h3>
        <bdi>{data.name}</bdi>
      </h3>
      <p>{say('删除:姓名(名称)、身份证或信用代码、电话、银行账号、邮箱、登录名和密码,以及{count}条存证里的个人信息。', { count: data.entries })}</p>
      <p>{say('照留:存证的哈希和编号(无法再认出本人),{count}宗已归档交易的文书和存档材料(档案法)。', { count: data.archived })}</p>
      {data.neededBy.length > 0 ? (
        <p className="fault" role="status">
          {say('现在不能删除:参加的交易({codes})还没有归档,履行合同和退还保证金还需要其信息。归档后再办理。', {
            codes: data.neededBy.join(', '),
          })}
        </p>
      ) : (
        <div className="field">
          <label htmlFor="erasure-request">{say('本人申请的编号或日期')}</label>
          <Input
            id="erasure-request"
            maxLength={200}
            value={request}
            onChange={(e) => setRequest(e.target.value)}
          />
          <span className="hint">{say('申请书由您处留存;这里只写编号或日期,不写姓名。')}</span>
        </div>
      )}
      <p className="act-buttons">
        {data.neededBy.length === 0 && (
          <Button type="primary" danger htmlType="submit" disabled={request.trim() === ''}>
            {say('删除个人信息')}
          </Button>
        )}{' '}
        <Button onClick={onClose}>{say('关闭')}</Button>
      </p>
      <Consequence
        of={asking}
        question={say('删除{name}的个人信息?', { name: data.name })}
        act={say('确定删除')}
        isGrave
      >
        <p>{say('删除后无法恢复,平台也不再知道这是谁。账号同时注销,本人可以重新注册。')}</p>
      </Consequence>
    </form>
  );
}
