/** A bidder's sub-account for the deposit: what tells two of the same name apart, and never torn. */
import '../../parts/unbroken.css';
import { useSay } from '../words.js';

export function SubAccount({ of }: { of: string }) {
  const say = useSay();
  return (
    <small className="figures">
      {say('子账号')} <span className="unbroken">{of}</span>
    </small>
  );
}
