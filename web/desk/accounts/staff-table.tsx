/** The district's staff accounts; each is given a role, blocked or unblocked. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client.js';
import { useNames } from '../../text/domain.js';
import { Consequence, useConsequence } from '../act/consequence.js';
import { Table } from '../table/table.js';
import { useSay } from '../words.js';
import { usePlaceNames } from './places.js';
import type { Staff } from './staff.js';

interface Props {
  staff: readonly Staff[];
  onChoose: (staff: Staff) => void;
}

export function StaffTable({ staff, onChoose }: Props) {
  const say = useSay();
  const names = useNames();
  const placeName = usePlaceNames();
  const [changed, setChanged] = useState<Staff | null>(null);
  const asking = useConsequence(useSwitching(changed));
  return (
    <>
      <Table
        items={staff}
        keyOf={(one) => one.account}
        columns={[
          { name: '用户名', cell: (one) => one.username },
          { name: '姓名或岗位', cell: (one) => <bdi>{one.displayName}</bdi> },
          {
            name: '职责',
            cell: (one) =>
              one.grants.map((g) => (
                <small key={g.role + g.organisation}>
                  {names('roles', g.role)} · {placeName(g.organisation)}
                </small>
              )),
          },
          {
            name: '状态',
            cell: (one) => (
              <>
                {one.disabled ? say('已停用') : say('在用')}
                <small>{one.hasSecondFactor ? say('已启用动态验证码') : say('未启用动态验证码')}</small>
              </>
            ),
          },
          {
            name: '办理',
            className: 'not-printed',
            cell: (one) => (
              <span className="account-acts">
                <Button size="small" onClick={() => onChoose(one)}>
                  {say('提名职责')}
                </Button>
                <Button
                  size="small"
                  danger={!one.disabled}
                  onClick={() => {
                    setChanged(one);
                    asking.ask();
                  }}
                >
                  {one.disabled ? say('恢复账号') : say('停用账号')}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {changed && <Switch of={asking} staff={changed} />}
    </>
  );
}

/** Blocks an account, or unblocks one that is blocked. */
function useSwitching(staff: Staff | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (staff) await post(`/api/admin/accounts/${staff.account}/${staff.disabled ? 'enable' : 'disable'}`);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  });
}

function Switch({ of, staff: { displayName: name, disabled } }: { of: ReturnType<typeof useConsequence>; staff: Staff }) {
  const say = useSay();
  if (disabled)
    return (
      <Consequence of={of} question={say('恢复“{name}”的账号?', { name })} act={say('恢复账号')}>
        <p>{say('恢复后可以登录;停用前的职责一并终止,须重新提名、由另一名区管理员确认。')}</p>
      </Consequence>
    );
  return (
    <Consequence of={of} question={say('停用“{name}”的账号?', { name })} act={say('停用账号')} isGrave>
      <p>{say('停用后立即退出登录,不能再登录;已办的事不变。以后恢复账号,职责须重新提名。')}</p>
    </Consequence>
  );
}
