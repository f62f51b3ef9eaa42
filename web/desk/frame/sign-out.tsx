/** 退出: at once, or after asking what becomes of the drafts on a machine that others may use. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { countDraftsOf, dropDraftsOf } from '../act/draft.js';
import { usePerson, useSignOut } from '../session.js';
import { useSay } from '../words.js';

export function SignOut() {
  const say = useSay();
  const { account } = usePerson();
  const signOut = useSignOut();
  const [drafts, setDrafts] = useState(0);
  const leave = () => {
    const count = countDraftsOf(account);
    if (count === 0) void signOut();
    else setDrafts(count);
  };
  return (
    <>
      <Button size="small" type="text" onClick={leave}>
        {say('退出')}
      </Button>
      <Modal
        open={drafts > 0}
        title={say('退出前,草稿怎么办?')}
        onCancel={() => setDrafts(0)}
        footer={
          <>
            <Button onClick={() => setDrafts(0)}>{say('再看看')}</Button>
            <Button
              onClick={async () => {
                await signOut();
                dropDraftsOf(account);
              }}
            >
              {say('删除草稿并退出')}
            </Button>
            <Button type="primary" onClick={signOut}>
              {say('保留草稿并退出')}
            </Button>
          </>
        }
      >
        <p>{say('这台设备上有{count}份没有提交的草稿。和别人共用的电脑,请删除;自己的可以保留,下次登录接着填。', { count: drafts })}</p>
      </Modal>
    </>
  );
}
