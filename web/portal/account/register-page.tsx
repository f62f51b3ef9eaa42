/** Registration in three short steps; each says what to have at hand. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { post } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { Refusal } from '../../parts/refusal.js';
import { useTitle } from '../frame/title.js';
import { Step1, Step2, Step3 } from './register-steps.js';
import { bodyOf, EMPTY, type Faults, faultsIn, type Registration, stepOf } from './registration.js';
import { useAccountText } from './words.js';
import './account.css';

type StepNo = 1 | 2 | 3;

export function RegisterPage() {
  const say = useAccountText();
  useTitle(say('registerTitle'));
  const [given, setGiven] = useState<Registration>(EMPTY);
  const [step, setStep] = useState<StepNo>(1);
  const [faults, setFaults] = useState<Faults>({});
  const register = useMutation({
    mutationFn: (sent: Registration) => post<{ partyCode: string }>('/api/bidders', bodyOf(sent)),
    onError: (error) => {
      const [first] = error instanceof Problem ? error.errors : [];
      if (first) setStep(stepOf(first.pointer.slice(1)));
    },
  });
  if (register.data) return <Done partyCode={register.data.partyCode} />;
  const said = register.error instanceof Problem ? register.error : null;
  const faultOf = (field: keyof Registration) => (faults[field] ? say(faults[field]) : (said?.at(`/${field}`) ?? null));
  const set = (field: keyof Registration) => (value: string) => setGiven({ ...given, [field]: value });
  const goOn = () => {
    const found = faultsIn(step, given);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    if (step < 3) setStep((step + 1) as StepNo);
    else register.mutate(given);
  };
  const props = { given, set, faultOf };
  return (
    <form
      className="stack account-form"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        goOn();
      }}
    >
      <h1>{say('registerTitle')}</h1>
      <p className="soft">{say('registerLead')}</p>
      <Steps step={step} />
      {step === 1 ? <Step1 {...props} /> : step === 2 ? <Step2 {...props} /> : <Step3 {...props} />}
      {register.error ? <Refusal error={register.error} /> : null}
      <div className="row">
        <button type="submit" className="button button-main" disabled={register.isPending}>
          {step < 3 ? say('next') : say(register.isPending ? 'submitting' : 'submit')}
        </button>
        {step > 1 ? (
          <button type="button" className="button" onClick={() => setStep((step - 1) as StepNo)}>
            {say('back1')}
          </button>
        ) : null}
      </div>
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

function Done({ partyCode }: { partyCode: string }) {
  const say = useAccountText();
  return (
    <section className="stack">
      <h1>{say('doneTitle')}</h1>
      <p role="status">{say('done', { code: partyCode })}</p>
      <p>{say('doneNext')}</p>
      <Link className="button button-main" to="/sign-in">
        {say('toSignIn')}
      </Link>
    </section>
  );
}
