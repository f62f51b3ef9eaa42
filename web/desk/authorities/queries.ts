/** Written authorities as the platform tells them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, put } from '../../api/client.js';
import { usePerson } from '../session.js';

export interface Authority {
  id: string;
  company: string;
  representative: string;
  side: 'company' | 'representative' | 'station';
  from: string;
  until: string;
  filedAt: number;
  confirmed: boolean;
  ended: boolean;
  uses: number;
}

export interface Authorities {
  own: { code: string; kind: 'company' | 'person' } | null;
  items: Authority[];
}

export interface Use {
  at: number;
  project: string;
  title: string;
  name: string;
}

const KEY = ['authorities'];

export const useAuthorities = (isWanted = true) =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<Authorities>('/api/authorities', signal),
    enabled: isWanted,
  });

export const useUses = (id: string, isWanted: boolean) =>
  useQuery({
    queryKey: [...KEY, id],
    queryFn: ({ signal }) => get<{ items: Use[] }>(`/api/authorities/${id}/uses`, signal),
    enabled: isWanted,
  });

/** Confirms one, or ends it. */
export function useDecision(id: string, what: 'confirm' | 'end') {
  const queries = useQueryClient();
  const { representing } = usePerson();
  return useMutation({
    mutationFn: () => post(`/api/authorities/${id}/${what}`, {}),
    onSuccess: () => {
      // Whoever acts by it has ended their own session with it.
      if (representing) window.location.assign('/desk/');
      return queries.invalidateQueries({ queryKey: KEY });
    },
  });
}

/** From now on for the company, or for oneself again: another account, so that nothing of the other's may stay on the page. */
export function useActing() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (authority: string | null) => put('/api/session/acting', { authority }),
    onSuccess: () => {
      queries.clear();
      window.location.assign('/desk/');
    },
  });
}
