/** Registration in three short steps; each says what to have at hand. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { post } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { Refusal } from '../../parts/refusal.js';
import { useTitle } from '../frame/title.js';
import { withNext } from './next.js';
import { Step1, Step2, Step3 } from './register-steps.js';
import {
  bodyOf,
  dropRegistration,
  EMPTY,
  type Faults,
  faultsIn,
  keepRegistration,
  keptRegistration,
  type Registration,
  stepOf,
} from './registration.js';
import { useAccountText } from './words.js';
import './account.css';

type StepNo = 1 | 2 | 3;

export function RegisterPage() {
  const say = useAccountText();
  useTitle(say('registerTitle'));
  const [address] = useSearchParams();
  const signIn = withNext('/sign-in', address.get('next'));
  const [kept] = useState(keptRegistration);
  const [given, setGiven] = useState<Registration>({ ...EMPTY, ...kept });
  const [step, setStep] = useState<StepNo>(1);
  const [faults, setFaults] = useState<Faults>({});
  const form = useRef<HTMLFormElement>(null);
  // Each step begins with its first field, or with what is wrong in it; the button that was pressed stands below both.
  const isGoing = useRef(false);
  useEffect(() => {
    if (!isGoing.current) return;
    isGoing.current = false;
    const faulty = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (faulty ?? form.current?.querySelector('input'))?.focus();
  });
  const register = useMutation({
    mutationFn: (sent: Registration) => post<{ partyCode: string }>('/api/bidders', bodyOf(sent)),
    onSuccess: dropRegistration,
    onError: (error) => {
      isGoing.current = true;
      const [first] = error instanceof Problem ? error.errors : [];
      if (first) setStep(stepOf(first.pointer.slice(1)));
    },
  });
  if (register.data) return <Done partyCode={register.data.partyCode} signIn={signIn} />;
  const said = register.error instanceof Problem ? register.error : null;
  const faultOf = (field: keyof Registration) => (faults[field] ? say(faults[field]) : (said?.at(`/${field}`) ?? null));
  const set = (field: keyof Registration) => (value: string) => {
    const next = { ...given, [field]: value };
    keepRegistration(next);
    setGiven(next);
  };
  const goOn = () => {
    const found = faultsIn(step, given);
    setFaults(found);
    const isRight = Object.keys(found).length === 0;
    if (isRight && step === 3) return register.mutate(given);
    isGoing.current = true;
    if (isRight) setStep((step + 1) as StepNo);
  };
  const goBack = () => {
    isGoing.current = true;
    setStep((step - 1) as StepNo);
  };
  const props = { given, set, faultOf };
  return (
    <form
      className="stack account-form"
      ref={form}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        goOn();
      }}
    >
      <h1>{say('registerTitle')}</h1>
      <p className="soft">{say('registerLead')}</p>
      {kept ? <p className="soft small">{say('keptBack')}</p> : null}
      <Steps step={step} />
      {step === 1 ? <Step1 {...props} /> : step === 2 ? <Step2 {...props} /> : <Step3 {...props} />}
      {register.error ? <Refusal error={register.error} /> : null}
      <div className="row">
        <button type="submit" className="button button-main" disabled={register.isPending}>
          {step < 3 ? say('next') : say(register.isPending ? 'submitting' : 'submit')}
        </button>
        {step > 1 ? (
          <button type="button" className="button" onClick={goBack}>
            {say('back1')}
          </button>
        ) : null}
      </div>
      {step === 1 ? (
        <p>
          {say('haveAccount')}
          <Link to={signIn}>{say('signIn')}</Link>
        </p>
      ) : null}
    </form>
  );
}

function Steps({ step }: { step: StepNo }) {
  const say = useAccountText();
  return (
    <>
      <p className="only-for-readers" role="status">
        {say('step', { no: step })}
      </p>
      <ol className="account-steps">
        {([1, 2, 3] as const).map((no) => (
          <li key={no} aria-current={no === step ? 'step' : undefined} className={no < step ? 'account-step-done' : undefined}>
            <span className="account-step-no figures">{no}</span>
            {say(`step${no}`)}
          </li>
        ))}
      </ol>
    </>
  );
}

function Done({ partyCode, signIn }: { partyCode: string; signIn: string }) {
  const say = useAccountText();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="stack">
      <h1 tabIndex={-1} ref={title}>
        {say('doneTitle')}
      </h1>
      <p role="status">{say('done', { code: partyCode })}</p>
      <p>{say('doneNext')}</p>
      <Link className="button button-main" to={signIn}>
        {say('toSignIn')}
      </Link>
    </section>
  );
}
