/** A town or a village is set up: its code says below which town, and what kind of organisation it is. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { post } from '../../api/client.js';
import { usePlaces } from '../accounts/places.js';
import { Consequence, useConsequence } from '../act/consequence.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { readCode } from './read-code.js';

export function NewOrganisation() {
  const say = useSay();
  const queries = useQueryClient();
  const person = usePerson();
  const district = person.grants.find(({ role }) => role === 'district')?.organisation ?? '';
  const { data } = usePlaces();
  const [given, setGiven] = useState({ code: '', name: '' });
  const code = given.code.trim();
  const name = given.name.trim();
  const reading = readCode(code, district, data?.towns ?? []);
  const said = say(reading.says, {
    ...reading.values,
    ...(reading.kind ? { kind: say(reading.kind) } : {}),
  });
  const making = useMutation({
    mutationFn: () => post('/api/admin/organisations', { code, name }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['organisations'] }),
        queries.invalidateQueries({ queryKey: ['places'] }),
      ]);
      setGiven({ code: '', name: '' });
    },
  });
  const asking = useConsequence(making);
  return (
    <details className="section not-printed">
      <summary>{say('设立机构')}</summary>
      <form className="section-fields act-form" onSubmit={asking.ask}>
        <div className="field">
          <label htmlFor="organisation-code">{say('统计用区划代码')}</label>
          <Input
            id="organisation-code"
            className="short"
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            aria-describedby="organisation-code-says"
            value={given.code}
            onChange={(e) => setGiven({ ...given, code: e.target.value })}
          />
          <span id="organisation-code-says" className={reading.isFault ? 'fault' : 'hint'}>
            {said}
          </span>
        </div>
        <div className="field">
          <label htmlFor="organisation-name">{say('名称')}</label>
          <Input
            id="organisation-name"
            className="short"
            autoComplete="off"
            maxLength={60}
            value={given.name}
            onChange={(e) => setGiven({ ...given, name: e.target.value })}
          />
          <span className="hint">{say('与批准文件一致的全称,例如“广昇村”。')}</span>
        </div>
        {making.isSuccess && (
          <p className="receipt" role="status">
            {say('已设立并写入存证。接着请到账号与授权开设账号、提名职责。')}{' '}
            <Link to="/accounts">{say('账号与授权')}</Link>
          </p>
        )}
        <Button type="primary" htmlType="submit" disabled={!reading.isWhole || name === ''}>
          {say('设立机构')}
        </Button>
      </form>
      <Consequence of={asking} question={say('设立{name}?', { name })} act={say('确定设立')}>
        <p>{say('设立后出现在公开网站的镇街和村名单里,代码不能再改,机构不能删除,只能更名或停用。')}</p>
        <p>{said}</p>
      </Consequence>
    </details>
  );
}
