/** Who is signed in. Without a session the desks lead to the sign-in page and back to where one was. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { get, remove } from '../api/client.js';
import type { Person } from './person.js';
import { Failure, Waiting } from './frame/states.js';
import { isSignedOut, signInAddress } from './signed-out.js';

export { has, type Person, rolesOf } from './person.js';

const Session = createContext<Person | null>(null);

export function usePerson(): Person {
  const person = useContext(Session);
  if (!person) throw new Error('outside of the session');
  return person;
}

export function SignedIn({ children }: { children: ReactNode }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => get<Person>('/api/session', signal),
    staleTime: 60_000,
  });
  // Known before, lost now: the page stays, so that nothing typed is lost, and the form says what to do.
  if (data) return <Session.Provider value={data}>{children}</Session.Provider>;
  if (isPending) return <Waiting />;
  if (!isSignedOut(error)) return <Failure error={error} again={refetch} />;
  window.location.replace(signInAddress());
  return <Waiting />;
}

/** Ends the session; what was typed and not handed in stays on this machine unless it is dropped before. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await remove('/api/session');
    queries.clear();
    window.location.assign('/');
  };
}
