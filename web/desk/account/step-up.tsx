/** Where the platform asks for the code on the phone once more: given here, and the act goes on. */
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { put } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { Refusal } from '../../parts/refusal.js';
import { useSay } from '../words.js';

const codeOf = (error: unknown) => (error instanceof Problem ? error.code : null);

/** A refusal, or what lets the person get past it. `again` does what was refused. */
export function RefusalOrCode({ error, again }: { error: unknown; again: () => void }) {
  const say = useSay();
  if (!error) return null;
  if (codeOf(error) === 'code-asked')
    return <CodeForm message={(error as Problem).message} onPassed={again} />;
  return (
    <>
      <Refusal error={error} />
      {codeOf(error) === 'code-missing' && <Link to="/account">{say('去启用动态验证码')}</Link>}
    </>
  );
}

function CodeForm({ message, onPassed }: { message: string; onPassed: () => void }) {
  const say = useSay();
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const pass = async () => {
    try {
      await put('/api/session/code', { code: code.trim() });
      onPassed();
    } catch (refused) {
      setError(refused);
    }
  };
  // Inside the form of an act, so it is none itself.
  const onEnter = (e: FormEvent | React.KeyboardEvent) => {
    e.preventDefault();
    void pass();
  };
  return (
    <div className="refusal" role="alert">
      <p>{message}</p>
      <label htmlFor="step-up-code">{say('动态验证码')}</label>
      <p className="code-line">
        <Input
          id="step-up-code"
          className="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(e) => setCode(e.target.value)}
          onPressEnter={onEnter}
        />
        <Button type="primary" onClick={pass} disabled={code.trim() === ''}>
          {say('确认身份并继续')}
        </Button>
      </p>
      {Boolean(error) && <Refusal error={error} />}
    </div>
  );
}
