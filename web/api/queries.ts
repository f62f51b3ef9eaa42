/** How pages keep what they have read: fresh for a few seconds, asked again when the page is looked at again. */
import { QueryClient } from '@tanstack/react-query';
import { NoConnection, Problem } from './problem.js';

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A refusal stays one however often it is asked for; a lost line may come back.
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

const isWorthRetrying = (error: unknown) =>
  error instanceof NoConnection || (error instanceof Problem && error.status === 503);
