/** What the form of an act begins with, as the platform answers it: what is to be confirmed, and what was said earlier. */
import { useQuery } from '@tanstack/react-query';
import { get, query } from '../../api/client.js';

export interface EarlierValue {
  pointer: string;
  value: string;
  code: string;
  title: string;
}
export interface Said {
  event: string;
  name: string;
  at: number;
  data: Record<string, unknown>;
}
export interface FormFrom {
  toConfirm: readonly Said[];
  earlier: readonly EarlierValue[];
}

/** Undefined while it is fetched, and where it cannot be had: the form does without. */
export function useFormFrom(project: string, act: string): FormFrom | undefined {
  const { data } = useQuery({
    // Not below the project's own key: what is done is asked for no more, and would be refused.
    queryKey: ['act-form', project, act],
    queryFn: ({ signal }) => get<FormFrom>(`/api/projects/${project}/form${query({ act })}`, signal),
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return data;
}
