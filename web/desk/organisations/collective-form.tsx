/** 集体经济组织: entered from the 登记证书 the first time, and corrected whenever that changes. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { post } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { Consequence, useConsequence } from '../act/consequence.js';
import { focusFirst } from '../frame/go-to.js';
import { useSay } from '../words.js';
import type { OrganisationView } from './organisation-data.js';

const FIELDS = {
  name: { label: '登记名称', hint: '与登记证书完全一致,例如“集士港镇广昇村股份经济合作社”。', most: 100 },
  creditCode: { label: '统一社会信用代码', hint: '登记证书上的18位代码;农业农村部门登记的村级组织以N2开头。', most: 60 },
  seat: { label: '住所', hint: '与登记证书一致,合同上作为甲方的地址。', most: 200 },
  reason: { label: '登记证书编号', hint: '作为依据写入存证。', most: 200 },
};
type Key = keyof typeof FIELDS;
const KEYS = Object.keys(FIELDS) as Key[];
const CODE_LENGTH = 18;

export function CollectiveForm({ village, onDone }: { village: OrganisationView; onDone: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const { code, name, collective } = village;
  const [given, setGiven] = useState({ name: '', creditCode: '', seat: '', ...collective, reason: '' });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), []);
  const entering = useMutation({
    mutationFn: () => post(`/api/admin/organisations/${code}/collective`, given),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['organisations'] });
      onDone();
    },
  });
  const asking = useConsequence(entering);
  const typed = given.creditCode.replace(/\s/g, '').length;
  const ownFault = typed > CODE_LENGTH ? say('应为18位,现为{count}位。', { count: typed }) : null;
  const faultOf = (key: Key) =>
    (key === 'creditCode' && ownFault) || (entering.error instanceof Problem ? entering.error.at(`/${key}`) : null);
  const isWhole = KEYS.every((key) => given[key].trim() !== '') && typed === CODE_LENGTH;
  const isSame = collective !== null && KEYS.every((key) => key === 'reason' || given[key].trim() === collective[key]);
  const act = say(collective ? '更正登记' : '登记集体经济组织');
  return (
    <form className="action-panel act-form" onSubmit={asking.ask} ref={form}>
      {KEYS.map((key) => (
        <div className="field" key={key}>
          <label htmlFor={`collective-${key}`}>{say(FIELDS[key].label)}</label>
          <Input
            id={`collective-${key}`}
            autoComplete="off"
            maxLength={FIELDS[key].most}
            aria-describedby={`collective-${key}-says`}
            aria-invalid={faultOf(key) !== null || undefined}
            value={given[key]}
            onChange={(e) => {
              // What was refused is not what stands there now.
              entering.reset();
              setGiven({ ...given, [key]: e.target.value });
            }}
          />
          <span id={`collective-${key}-says`} className={faultOf(key) ? 'fault' : 'hint'}>
            {faultOf(key) ?? say(FIELDS[key].hint)}
          </span>
        </div>
      ))}
      <Button type="primary" htmlType="submit" disabled={!isWhole || isSame}>
        {act}
      </Button>
      <Consequence
        of={asking}
        question={say(collective ? '更正“{name}”集体经济组织的登记?' : '登记“{name}”的集体经济组织?', { name })}
        act={say('确定{act}', { act })}
      >
        <p>{say('村公开页和以后出具的文书用登记的名称,新合同的甲方用这个信用代码和住所;已出具的文书不变。')}</p>
        <p>
          <bdi>{given.name.trim()}</bdi> <span className="figures">{given.creditCode.replace(/\s/g, '').toUpperCase()}</span>
        </p>
      </Consequence>
    </form>
  );
}
