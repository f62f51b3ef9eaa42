/** The fields of the three steps of registration. */
import { TextField } from '../../parts/text-field.js';
import type { Registration } from './registration.js';
import { useAccountText } from './words.js';

interface StepProps {
  given: Registration;
  set: (field: keyof Registration) => (value: string) => void;
  faultOf: (field: keyof Registration) => string | null;
}

/** What every typed field of the registration is handed. */
const fieldsOf =
  ({ given, set, faultOf }: StepProps) =>
  (field: keyof Registration) => ({ value: given[field], onChange: set(field), fault: faultOf(field) });

export function Step1({ given, set, faultOf }: StepProps) {
  const say = useAccountText();
  const of = fieldsOf({ given, set, faultOf });
  return (
    <>
      <p className="account-hand">{say('atHand1')}</p>
      <fieldset className="account-kinds">
        <legend className="only-for-readers">{say('step1')}</legend>
        {(['person', 'company'] as const).map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" value={kind} checked={given.kind === kind} onChange={() => set('kind')(kind)} />
            <span>
              <b>{say(kind)}</b>
              <small className="soft">{say(kind === 'person' ? 'personHow' : 'companyHow')}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={say(given.kind === 'person' ? 'name' : 'companyName')}
        hint={say('nameHow')}
        {...of('name')}
        autoComplete={given.kind === 'person' ? 'name' : 'organization'}
        maxLength={100}
      />
    </>
  );
}

export function Step2(props: StepProps) {
  const say = useAccountText();
  const of = fieldsOf(props);
  const { given } = props;
  const isPerson = given.kind === 'person';
  return (
    <>
      <p className="account-hand">{say(isPerson ? 'atHand2person' : 'atHand2company')}</p>
      <TextField
        label={say(isPerson ? 'identity' : 'credit')}
        hint={isPerson ? undefined : say('creditHow')}
        {...of('identityCode')}
        autoComplete="off"
        maxLength={60}
      />
      {isPerson ? null : (
        <>
          <TextField
            label={say('head')}
            hint={say('headHow')}
            {...of('headIdentity')}
            autoComplete="off"
            maxLength={60}
          />
          <TextField
            label={say('controller')}
            hint={say('controllerHow')}
            {...of('controllerCode')}
            autoComplete="off"
            maxLength={60}
          />
        </>
      )}
      <TextField
        label={say('phone')}
        hint={say('phoneHow')}
        {...of('phone')}
        type="tel"
        autoComplete="tel"
        maxLength={60}
      />
      <p className="soft small">{say('privacy')}</p>
    </>
  );
}

export function Step3(props: StepProps) {
  const say = useAccountText();
  const of = fieldsOf(props);
  return (
    <>
      <p className="account-hand">{say('atHand3')}</p>
      <TextField
        label={say('username')}
        hint={say('usernameHow')}
        {...of('username')}
        autoComplete="username"
        maxLength={60}
      />
      <TextField
        label={say('password')}
        {...of('password')}
        type="password"
        autoComplete="new-password"
        maxLength={1000}
      />
      <TextField
        label={say('again')}
        {...of('again')}
        type="password"
        autoComplete="new-password"
        maxLength={1000}
      />
    </>
  );
}
