/** 存证回执: the proofs of what one did oneself in a trade, to be kept and checked without the platform. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client.js';
import { Moment } from '../../parts/moment.js';
import { Failure } from '../frame/states.js';
import { useSay } from '../words.js';

interface Receipt {
  seq: number;
  name: string;
  at: number;
  signed: boolean;
}

/** A signature comes a second after its act. */
const ASK_AGAIN = 2_000;

export function OwnReceipts({ id }: { id: string }) {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ['project', id, 'receipts'],
    queryFn: ({ signal }) => get<{ items: Receipt[] }>(`/api/projects/${id}/receipts`, signal),
    refetchInterval: ({ state }) => (state.data?.items.some((r) => !r.signed) ? ASK_AGAIN : false),
  });
  if (!data) return error ? <Failure error={error} again={refetch} /> : null;
  if (data.items.length === 0) return null;
  return (
    <section aria-labelledby="own-receipts">
      <h3 id="own-receipts">{say('我办理的存证回执')}</h3>
      <p className="hint">{say('每件附一份证明文件,平台不在时也能核对;请和合同一起保存。')}</p>
      <ul className="document-list">
        {data.items.map(({ seq, name, at, signed }) => (
          <li key={seq}>
            <span>
              {say(name)} <span className="hint figures">{say('存证第{seq}条', { seq })}</span>
            </span>
            <Moment at={at} />
            {signed ? (
              <a href={`/api/projects/${id}/receipt?seq=${seq}`} download>
                {say('保存证明文件')}
              </a>
            ) : (
              <span className="hint">{say('正在签名')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
