/** Names of the organisations by their codes. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client.js';

export interface Places {
  towns: { code: string; name: string; villages: { code: string; name: string }[] }[];
}

export const usePlaces = () =>
  useQuery({
    queryKey: ['places'],
    queryFn: ({ signal }) => get<Places>('/api/public/places', signal),
    staleTime: 3_600_000,
  });

/** A code that is not among them stands for itself: the district's own. */
export function usePlaceNames(): (code: string) => string {
  const { data } = usePlaces();
  const names = new Map(
    data?.towns.flatMap((t) => [
      [t.code, t.name] as const,
      ...t.villages.map((v) => [v.code, `${t.name}${v.name}`] as const),
    ]),
  );
  return (code) => names.get(code) ?? code;
}
