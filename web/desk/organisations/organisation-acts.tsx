/** What the district does with a town or a village: each act with its ground, and after a look at what it brings. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { post } from '../../api/client.js';
import { Consequence, useConsequence } from '../act/consequence.js';
import { focusFirst, useGoTo } from '../frame/go-to.js';
import { useSay } from '../words.js';
import { CollectiveForm } from './collective-form.js';
import type { OrganisationView } from './organisation-data.js';

const ACTS = {
  rename: {
    name: '更改名称',
    consequence: '名单、查询和以后出具的文书用新名称;已出具的文书不变。新旧名称都写入存证。',
    done: '已更名并写入存证。',
  },
  disable: {
    name: '停用机构',
    consequence: '不再登记新项目,也不再授予职责;在办的交易由原有人员办完。可以恢复。',
    done: '已停用并写入存证。',
  },
  enable: {
    name: '恢复机构',
    consequence: '可以重新登记项目、授予职责;原有人员的职责仍在,请核对是否还是这些人。',
    done: '已恢复并写入存证。',
  },
};
type Act = keyof typeof ACTS;
type Offered = Act | 'collective';

export function OrganisationActs({ organisation }: { organisation: OrganisationView }) {
  const say = useSay();
  const [act, setAct] = useState<Offered | null>(null);
  const [done, setDone] = useState<Offered | null>(null);
  const [place, goTo] = useGoTo<HTMLParagraphElement>();
  const isInUse = organisation.disabledAt === null;
  const offered: Offered[] = [
    ...(organisation.kind === 'village' ? (['collective'] as const) : []),
    'rename',
    ...(organisation.kind === 'district' ? [] : [isInUse ? ('disable' as const) : ('enable' as const)]),
  ];
  const finish = (one: Offered) => {
    goTo();
    setAct(null);
    setDone(one);
  };
  return (
    <section className="organisation-changes not-printed">
      <h2>{say('变更')}</h2>
      <p className="organisation-acts">
        {offered.map((one) => (
          <Button
            key={one}
            danger={one === 'disable'}
            aria-expanded={act === one}
            onClick={() => {
              setDone(null);
              setAct(act === one ? null : one);
            }}
          >
            {one === 'collective' ? say(organisation.collective ? '更正登记' : '登记集体经济组织') : say(ACTS[one].name)}
          </Button>
        ))}
      </p>
      {done && (
        <p className="receipt" role="status" tabIndex={-1} ref={place}>
          {say(done === 'collective' ? '集体经济组织的登记已写入存证。' : ACTS[done].done)}
        </p>
      )}
      {act === 'collective' && <CollectiveForm village={organisation} onDone={() => finish(act)} />}
      {act && act !== 'collective' && offered.includes(act) && (
        <ActForm key={act} act={act} organisation={organisation} onDone={() => finish(act)} />
      )}
    </section>
  );
}

interface FormProps {
  act: Act;
  organisation: OrganisationView;
  onDone: () => void;
}

function ActForm({ act, organisation: { code, name, running }, onDone }: FormProps) {
  const say = useSay();
  const queries = useQueryClient();
  const [given, setGiven] = useState({ name, reason: '' });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), []);
  const reason = given.reason.trim();
  const changing = useMutation({
    mutationFn: () =>
      post(
        `/api/admin/organisations/${code}/${act}`,
        act === 'rename' ? { name: given.name.trim(), reason } : { reason },
      ),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['organisations'] }),
        queries.invalidateQueries({ queryKey: ['places'] }),
      ]);
      onDone();
    },
  });
  const asking = useConsequence(changing);
  const isSame = act === 'rename' && (given.name.trim() === '' || given.name.trim() === name);
  return (
    <form className="action-panel act-form" onSubmit={asking.ask} ref={form}>
      {act === 'rename' && (
        <div className="field">
          <label htmlFor="organisation-new-name">{say('新名称')}</label>
          <Input
            id="organisation-new-name"
            className="short"
            maxLength={60}
            value={given.name}
            onChange={(e) => setGiven({ ...given, name: e.target.value })}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor="organisation-reason">{say('依据')}</label>
        <Input
          id="organisation-reason"
          maxLength={200}
          value={given.reason}
          onChange={(e) => setGiven({ ...given, reason: e.target.value })}
        />
        <span className="hint">{say('批准文件的名称与文号,例如撤村并居、行政区划调整的批复。')}</span>
      </div>
      <Button
        type="primary"
        danger={act === 'disable'}
        htmlType="submit"
        disabled={isSame || reason === ''}
      >
        {say(ACTS[act].name)}
      </Button>
      <Consequence
        of={asking}
        question={say('确定{act}“{name}”?', { act: say(ACTS[act].name), name })}
        act={say('确定{act}', { act: say(ACTS[act].name) })}
        isGrave={act === 'disable'}
      >
        <p>{say(ACTS[act].consequence)}</p>
        {act === 'disable' && running !== null && running > 0 && (
          <p>
            <strong>{say('现有{count}宗交易在办,会继续办到归档。', { count: running })}</strong>
          </p>
        )}
      </Consequence>
    </form>
  );
}
