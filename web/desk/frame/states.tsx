/** What stands where content will be: while it loads, when it failed, when there is none. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { isSignedOut, signInAddress } from '../signed-out.js';
import { useSay } from '../words.js';

export function Waiting() {
  const say = useSay();
  return (
    <p className="state" role="status">
      {say('正在读取…')}
    </p>
  );
}

export function Failure({ error, again }: { error: unknown; again?: () => unknown }) {
  const say = useSay();
  return (
    <div className="state state-failure" role="alert">
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {isSignedOut(error) ? (
        <Button type="primary" href={signInAddress()}>
          {say('重新登录')}
        </Button>
      ) : (
        again && <Button onClick={() => again()}>{say('再试一次')}</Button>
      )}
    </div>
  );
}

/** Says what to do next. */
export function Nothing({ children }: { children: ReactNode }) {
  return <div className="state state-nothing">{children}</div>;
}
