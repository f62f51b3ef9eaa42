/** Where: the towns of one's district, the villages of a town. Whoever works in one village is not asked. */
import { SEAT } from '../../../server/machines/roles.js';
import { usePlaces } from '../accounts/places.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import { ChoiceFilter } from './filter.js';

interface Props {
  town: string;
  village: string;
  /** A village lies in its town: with another town it is dropped. */
  onTown: (code: string) => void;
  onVillage: (code: string) => void;
}

export function PlaceFilter({ town, village, onTown, onVillage }: Props) {
  const say = useSay();
  const { grants } = usePerson();
  const { data } = usePlaces();
  const seats = grants.filter(({ role }) => SEAT[role] !== 'village').map(({ organisation }) => organisation);
  // The code of a place begins with the code of what it lies in.
  const towns = (data?.towns ?? []).filter(({ code }) => seats.some((seat) => code.startsWith(seat)));
  const chosen = towns.length === 1 ? towns[0] : towns.find(({ code }) => code === town);
  const options = (places: readonly { code: string; name: string }[]) =>
    places.map(({ code, name }) => ({ key: code, name }));
  return (
    <>
      {towns.length > 1 && (
        <ChoiceFilter name={say('镇街')} value={town} onChange={onTown} options={options(towns)} />
      )}
      {chosen && (
        <ChoiceFilter
          name={say('村(社区)')}
          value={village}
          onChange={onVillage}
          options={options(chosen.villages)}
        />
      )}
    </>
  );
}
