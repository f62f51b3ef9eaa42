/** What the rule book says to a field of the first form, with its source, as the platform works it out for this village today. */
import { useQuery } from '@tanstack/react-query';
import { get, query } from '../../api/client.js';
import { RuleLine } from '../../parts/rule-line.js';

interface Hint {
  pointer: string;
  rule: string;
  name: string;
  says: string;
  basis: string;
  earliest?: number;
}

/** The hints of what was chosen so far; none while they are fetched, as nothing waits for them. */
export function useRuleHints(village: string, category: string, mode: string): readonly Hint[] {
  const { data } = useQuery({
    queryKey: ['register', 'hints', village, category, mode],
    queryFn: ({ signal }) =>
      get<{ hints: Hint[] }>(
        `/api/projects/form${query({ village, category: category || undefined, mode: mode || undefined })}`,
        signal,
      ),
    enabled: village !== '',
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return data?.hints ?? [];
}

export function RuleHints({ hints, pointer }: { hints: readonly Hint[]; pointer: string }) {
  return hints
    .filter((h) => h.pointer === pointer)
    .map((h) => (
      <RuleLine key={h.rule} text={h.says} rule={h.name} basis={h.basis} earliest={h.earliest} />
    ));
}
