/** Signing in, and back to where one was. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { post } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { Refusal } from '../../parts/refusal.js';
import { TextField } from '../../parts/text-field.js';
import { useTitle } from '../frame/title.js';
import { safeNext, withNext } from './next.js';
import { useAccountText } from './words.js';
import './account.css';

export function SignInPage() {
  const say = useAccountText();
  useTitle(say('signIn'));
  const [address] = useSearchParams();
  const next = safeNext(address.get('next'));
  const [given, setGiven] = useState({ username: '', password: '', code: '' });
  const signIn = useMutation({
    mutationFn: ({ code, ...rest }: typeof given) => post('/api/session', { ...rest, ...(code ? { code } : {}) }),
    // The desks are a program of their own, so that the page is loaded anew.
    onSuccess: () => window.location.assign(next),
  });
  const [asksCode, setAsksCode] = useState(false);
  const needsCode = signIn.error instanceof Problem && signIn.error.code === 'code-needed';
  if (needsCode && !asksCode) setAsksCode(true);
  const set = (field: keyof typeof given) => (value: string) => setGiven({ ...given, [field]: value });
  return (
    <form
      className="stack account-form"
      onSubmit={(e) => {
        e.preventDefault();
        signIn.mutate(given);
      }}
    >
      <h1>{say('signIn')}</h1>
      {address.has('next') ? <p className="soft small">{say('back')}</p> : null}
      <TextField label={say('username')} value={given.username} onChange={set('username')} autoComplete="username" />
      <TextField label={say('password')} value={given.password} onChange={set('password')} type="password" autoComplete="current-password" maxLength={1000} />
      {asksCode ? (
        <TextField label={say('code')} hint={say('codeHow')} value={given.code} onChange={set('code')} autoComplete="one-time-code" maxLength={100} />
      ) : null}
      {signIn.error ? <Refusal error={signIn.error} /> : null}
      <button type="submit" className="button button-main" disabled={signIn.isPending || signIn.isSuccess}>
        {say(signIn.isPending || signIn.isSuccess ? 'signingIn' : 'signInDo')}
      </button>
      <p>
        {say('noAccount')}
        <Link to={withNext('/register', address.get('next'))}>{say('register')}</Link>
      </p>
      <p className="soft small">{say('forgot')}</p>
    </form>
  );
}
