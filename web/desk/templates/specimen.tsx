/** 样张 of a text that is not handed in yet: drawn as it stands, with examples or with what a public document says. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { get, reach } from '../../api/client.js';
import { day } from '../../text/moments.js';
import { PdfFrame } from '../pdf-frame.js';
import { useSay } from '../words.js';
import type { Block } from './block.js';

interface Example {
  id: string;
  number: string;
  project: string;
  issuedAt: number;
}

interface ChoiceProps {
  kind: string;
  /** A document, or null for examples. */
  value: string | null;
  onChange: (document: string | null) => void;
}

/** With whose content a text is looked at; where nothing of the kind is public yet, there is no choice. */
export function ExampleChoice({ kind, value, onChange }: ChoiceProps) {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ['templates', kind, 'documents'],
    queryFn: ({ signal }) => get<{ items: Example[] }>(`/api/templates/${kind}/documents`, signal),
  });
  if (!data || data.items.length === 0)
    return <p className="hint">{say('样张里的〔〕表示将来填写的内容。')}</p>;
  return (
    <div className="field">
      <label htmlFor="specimen-example">{say('样张的内容')}</label>
      <select
        id="specimen-example"
        className="native-select"
        value={value ?? ''}
        onChange={(e) => onChange(e.target.value || null)}
      >
        <option value="">{say('样例:用〔〕表示将来填写的内容')}</option>
        {data.items.map(({ id, number, project, issuedAt }) => (
          <option key={id} value={id}>
            {project} · {number} · {day(issuedAt)}
          </option>
        ))}
      </select>
      <span className="hint">{say('可选本区最近公开的同种文书,看看放进真实内容的样子。')}</span>
    </div>
  );
}

interface Looked {
  blocks: Block[];
  document: string | null;
}

/** Asks for the specimen; what was drawn is let go when another one comes or the page is left. */
export function useSpecimen(kind: string) {
  const looking = useMutation({
    mutationFn: async (asked: Looked) => {
      const answer = await reach(`/api/templates/${kind}/preview`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(asked),
      });
      return { asked, address: URL.createObjectURL(await answer.blob()) };
    },
  });
  const address = looking.data?.address;
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);
  return looking;
}

interface Props extends Looked {
  kind: string;
  looking: ReturnType<typeof useSpecimen>;
  look: (asked: Looked) => void;
  onExample: ChoiceProps['onChange'];
}

export function Specimen({ kind, blocks, document, looking, look, onExample }: Props) {
  const say = useSay();
  const { data } = looking;
  const isStale = data && (data.asked.blocks !== blocks || data.asked.document !== document);
  return (
    <section className="preview" aria-label={say('预览')}>
      <h2>{say('打印出来的样子')}</h2>
      <ExampleChoice kind={kind} value={document} onChange={onExample} />
      <p className="template-buttons">
        <Button loading={looking.isPending} onClick={() => look({ blocks, document })}>
          {say('看样张')}
        </Button>
        {isStale && <span className="hint" role="status">{say('上次看过以后又有改动,请再看一次。')}</span>}
      </p>
      {data && <PdfFrame title={say('样张')} address={data.address} what="样张" />}
    </section>
  );
}
