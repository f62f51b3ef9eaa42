/** 删除个人信息: on the person's own request; what goes and what stays is said before it is done. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { get, query } from '../../api/client.js';
import '../act/act.css';
import { Failure, Nothing, Waiting } from '../frame/states.js';
import { SearchForm } from '../table/search-form.js';
import { useSay } from '../words.js';
import './erasure.css';
import { EraseEntries } from './erasure-entries.js';
import { ErasePerson } from './erasure-person.js';

interface Found {
  account: string;
  username: string;
  name: string;
  kind: 'person' | 'company';
  partyCode: string;
}

export default function ErasurePage() {
  const say = useSay();
  const [search, setSearch] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  return (
    <>
      <p className="not-printed">
        <Link to="/accounts">{say('账号与授权')}</Link>
      </p>
      <h1>{say('删除个人信息')}</h1>
      <p>
        {say('本人要求删除其个人信息的,核对身份后在这里办理(个人信息保护法第四十七条)。参加的交易还没有归档的,要等归档。')}
      </p>
      <h2>{say('竞买人(供应商)')}</h2>
      <SearchForm
        label={say('用户名、编号或名称')}
        value=""
        least={2}
        onSearch={(text) => {
          choose(null);
          setSearch(text);
        }}
      />
      <p className="hint">{say('每次查找都留有记录。')}</p>
      {search !== '' && chosen === null && <Results search={search} onChoose={choose} />}
      {chosen !== null && <ErasePerson key={chosen} account={chosen} onClose={() => choose(null)} />}
      <h2>{say('存证里其他人的姓名')}</h2>
      <EraseEntries />
    </>
  );
}

function Results({ search, onChoose }: { search: string; onChoose: (account: string) => void }) {
  const say = useSay();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['erasures', search],
    queryFn: ({ signal }) => get<{ items: Found[] }>(`/api/admin/erasures${query({ search })}`, signal),
    // Who was erased is not to be shown again from memory.
    gcTime: 0,
  });
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  if (data.items.length === 0) {
    return <Nothing>{say('没有找到。请核对用户名或编号;已经删除的不再列出。')}</Nothing>;
  }
  return (
    <ul className="document-list">
      {data.items.map((one) => (
        <li key={one.account}>
          <span>
            <bdi>{one.name}</bdi> {one.kind === 'person' ? say('个人') : say('单位')}
          </span>
          <span className="hint">
            {one.username} · {one.partyCode}
          </span>
          <Button size="small" onClick={() => onChoose(one.account)}>
            {say('查看后果')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
