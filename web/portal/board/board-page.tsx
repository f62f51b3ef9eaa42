/** The checkpoint on a village's notice board against the log as it is now: by camera, by photo, or as text. */
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { get, query, reach } from '../../api/client.js';
import { Loading } from '../../parts/loading.js';
import { Refusal } from '../../parts/refusal.js';
import { useTitle } from '../frame/title.js';
import { Camera, type CameraTrouble } from './camera.js';
import type { Compared, Platform } from './compare-note.js';
import { VerdictShown } from './verdict.js';
import { useBoardText } from './words.js';
import './board.css';

type State = 'none' | 'camera' | 'working' | { trouble: CameraTrouble | 'noCode' | 'noPicture' } | { error: unknown } | Compared;

/** Answers of a moment ago would make a log look shorter than the paper. */
const fresh = async (path: string) => (await reach(path, { cache: 'no-store' })).text();
const PLATFORM: Platform = {
  key: async () => (await fresh('/api/log/key')).split('\n')[0] as string,
  checkpoint: () => fresh('/api/log/checkpoint'),
  consistency: async (old, size) => (await get<{ path: string[] }>(`/api/log/consistency${query({ old, new: size })}`)).path,
};

async function compared(text: string): Promise<State> {
  try {
    const { compareNote } = await import('./compare-note.js');
    return await compareNote(text, PLATFORM);
  } catch (error) {
    return { error };
  }
}

async function readIn(file: File): Promise<State> {
  try {
    const { codeInFile } = await import('./read-code.js');
    const text = await codeInFile(file);
    return text === null ? { trouble: 'noCode' } : await compared(text);
  } catch {
    return { trouble: 'noPicture' };
  }
}

export function BoardPage() {
  const say = useBoardText();
  useTitle(say('title'));
  const [state, setState] = useState<State>('none');
  const work = async (doing: Promise<State>) => {
    setState('working');
    setState(await doing);
  };
  return (
    <article className="sections">
      <header className="stack">
        <h1>{say('title')}</h1>
        <p className="soft prose">{say('lead')}</p>
      </header>
      <section className="stack">
        <h2>{say('read')}</h2>
        <div className="row">
          {state === 'camera' ? (
            <button type="button" className="button" onClick={() => setState('none')}>
              {say('cameraOff')}
            </button>
          ) : (
            <button type="button" className="button button-main" onClick={() => setState('camera')}>
              {say('camera')}
            </button>
          )}
          <Photo onFile={(file) => void work(readIn(file))} />
        </div>
        {state === 'camera' ? (
          <Camera label={say('cameraSees')} onCode={(text) => void work(compared(text))} onTrouble={(trouble) => setState({ trouble })} />
        ) : null}
        <Pasted onText={(text) => void work(compared(text))} />
        <div className="board-found" role="status">
          {state === 'working' ? <Loading /> : null}
          {typeof state === 'object' ? <Found state={state} /> : null}
        </div>
      </section>
      <section className="prose">
        <h2>{say('whatFor')}</h2>
        <p>{say('whatForText')}</p>
        <p>{say('trust')}</p>
        <p>
          <Link to="/log">{say('toLog')}</Link>
        </p>
      </section>
    </article>
  );
}

function Found({ state }: { state: Exclude<State, string> }) {
  const say = useBoardText();
  if ('error' in state) return <Refusal error={state.error} />;
  if ('trouble' in state) return <p className="board-verdict board-open">{say(state.trouble)}</p>;
  return <VerdictShown compared={state} />;
}

function Photo({ onFile }: { onFile: (file: File) => void }) {
  const say = useBoardText();
  const id = useId();
  return (
    <label htmlFor={id} className="button board-photo">
      <input
        id={id}
        type="file"
        accept="image/*"
        className="only-for-readers"
        onChange={(e) => {
          const file = e.target.files?.[0];
          if (file) onFile(file);
          e.target.value = '';
        }}
      />
      {say('photo')}
    </label>
  );
}

function Pasted({ onText }: { onText: (text: string) => void }) {
  const say = useBoardText();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <details className="board-pasted">
      <summary className="board-summary">{say('paste')}</summary>
      <form
        className="stack"
        onSubmit={(e) => {
          e.preventDefault();
          if (text.trim()) onText(text);
        }}
      >
        <div className="field">
          <label htmlFor={id}>{say('pasteLabel')}</label>
          <textarea id={id} className="input board-text" rows={8} maxLength={20_000} spellCheck={false} value={text} onChange={(e) => setText(e.target.value)} />
        </div>
        <button type="submit" className="button">
          {say('compare')}
        </button>
      </form>
    </details>
  );
}
