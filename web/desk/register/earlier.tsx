/** Earlier projects of the village, whose values a new one may begin with. */
import { useQuery } from '@tanstack/react-query';
import type { Category, Mode } from '../../../server/machines/modes.js';
import { get, query } from '../../api/client.js';
import { draftKey, keepDraft } from '../act/draft.js';
import type { ProjectView } from '../forms/circumstances.js';
import { typedYuan } from '../forms/circumstances.js';
import { useSay } from '../words.js';

export interface Earlier {
  id: string;
  code: string;
  title: string;
  category: Category;
  mode: Mode;
}

export function EarlierProjects({
  village,
  onChoose,
}: {
  village: string;
  onChoose: (chosen: Earlier | null) => void;
}) {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ['projects', 'earlier', village],
    queryFn: ({ signal }) =>
      get<{ items: Earlier[] }>(`/api/projects${query({ village, limit: 50 })}`, signal),
    enabled: village !== '',
  });
  if (!data || data.items.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor="earlier">{say('参照本村已有项目')}</label>
      <select
        id="earlier"
        className="native-select"
        defaultValue=""
        onChange={(e) => onChoose(data.items.find((p) => p.id === e.target.value) ?? null)}
      >
        <option value="">{say('不参照,从头填')}</option>
        {data.items.map((p) => (
          <option key={p.id} value={p.id}>
            {p.title}({p.code})
          </option>
        ))}
      </select>
      <span className="hint">{say('选中后带入名称、类别、方式、金额和期限,都可以改。')}</span>
    </div>
  );
}

/** Puts what the earlier application said into the new one's draft. */
export async function keepEarlierTerms(
  account: string,
  project: string,
  earlier: string,
): Promise<void> {
  const { facts } = await get<ProjectView>(`/api/projects/${earlier}`);
  const application = facts?.application;
  if (!application) return;
  keepDraft(draftKey(account, project, 'submit_application'), {
    dealing: application.dealing ?? undefined,
    estimate: typedYuan(application.estimate),
    termMonths: String(application.termMonths ?? ''),
    areaMu: String(application.areaMu ?? ''),
    declaredMajor: application.declaredMajor,
    openToOutsiders: application.openToOutsiders,
    statutoryTender: application.statutoryTender,
  });
}
