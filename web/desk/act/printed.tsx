/** 打印样张: the document that an act calls for as it will be printed, looked at before the act is done. */
import { useEffect, useState } from 'react';
import { reach } from '../../api/client.js';
import { Refusal } from '../../parts/refusal.js';
import type { Circumstances } from '../forms/circumstances.js';
import { Waiting } from '../frame/states.js';
import { PdfFrame } from '../pdf-frame.js';
import { useSay } from '../words.js';
import { Given } from './to-confirm.js';

interface Props {
  type: string;
  data: Record<string, unknown>;
  c: Circumstances;
}

export function Printed({ type, data, c }: Props) {
  const project = c.view.id;
  const say = useSay();
  const [address, setAddress] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const asking = new AbortController();
    let made: string | null = null;
    askFor(project, { type, data }, asking.signal).then(
      (sheet) => {
        if (asking.signal.aborted) return;
        made = URL.createObjectURL(sheet);
        setAddress(made);
      },
      (failed) => !asking.signal.aborted && setError(failed),
    );
    return () => {
      asking.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [project, type, data]);

  if (error)
    return (
      <>
        <Refusal error={error} />
        <Given event={type} data={data} c={c} />
        <p className="hint">{say('没有样张也可以提交;有不符合规则的,会在表中指出。')}</p>
      </>
    );
  if (!address) return <Waiting />;
  return (
    <div className="printed">
      {/* As most phones, which show no PDF in a page: what was given is looked at all the same. */}
      {!navigator.pdfViewerEnabled && <Given event={type} data={data} c={c} />}
      <PdfFrame title={say('打印样张')} address={address} what="样张" />
    </div>
  );
}

async function askFor(project: string, act: object, signal: AbortSignal): Promise<Blob> {
  const answer = await reach(`/api/projects/${project}/preview`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(act),
    signal,
  });
  return answer.blob();
}
