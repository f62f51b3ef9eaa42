/** What there is to choose, in words; a registered name stands as it is registered, whatever its marks. */
import type { Option } from '../forms/field.js';
import { SubAccount } from '../project/sub-account.js';
import { useSay } from '../words.js';

export function OptionText({ option: { label, bidder, note } }: { option: Option }) {
  const say = useSay();
  if (bidder === undefined) return say(label);
  return (
    <>
      <bdi>{label}</bdi> <SubAccount of={bidder} />
      {note && ` · ${note}`}
    </>
  );
}

/** The same where only text may stand. */
export const useOptionText = () => {
  const say = useSay();
  return ({ label, bidder, note }: Option) =>
    bidder === undefined ? say(label) : [label, `${say('子账号')} ${bidder}`, note].filter(Boolean).join(' · ');
};
