/** What waits for whoever is signed in. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client.js';

export interface TodoItem {
  project: string;
  code: string;
  title: string;
  village: { code: string; name: string };
  town: { code: string; name: string };
  stage: string;
  checkpoint: string | null;
  event: string;
  name: string;
  /** Fen: what is still to be paid. */
  amount: number | null;
  role: string;
  dueAt: number | null;
  since: number;
}

export interface Todo {
  now: number;
  items: TodoItem[];
  /** There is more than was listed. */
  more: boolean;
}

export function useTodo() {
  return useQuery({
    queryKey: ['todo'],
    queryFn: ({ signal }) => get<Todo>('/api/todo', signal),
    // Others pass their work on at any moment: whoever opens the list is told how it stands now.
    staleTime: 0,
    refetchInterval: 60_000,
  });
}
