/** One block being edited: a text area for every sentence, and what may be written into it at its side. */
import { Button, Input } from 'antd';
import { type RefObject, useRef, useState } from 'react';
import { useSay } from '../words.js';
import { lineAdded, partRemoved, withText } from './edit-blocks.js';
import type { FactNames } from './fact-names.js';
import { type LineText, linesOf, type TextLine } from './lines-of-block.js';
import type { Block } from './block.js';
import { Condition } from './text-reading.js';

interface BlockEditorProps {
  block: Block;
  /** Its place among the blocks, from 0. */
  at: number;
  names: FactNames;
  onChange: (change: (blocks: Block[]) => Block[]) => void;
}

export function BlockEditor({ block, at, names, onChange }: BlockEditorProps) {
  return linesOf(block, [at]).map((line) => (
    <LineEditor key={line.path.join('.') + line.texts[0]?.label} line={line} names={names} onChange={onChange} />
  ));
}

type LineProps = Pick<BlockEditorProps, 'names' | 'onChange'> & { line: TextLine };

function LineEditor({ line, names, onChange }: LineProps) {
  const say = useSay();
  return (
    <div className={line.texts.length > 1 ? 'template-line-editor template-line-pair' : 'template-line-editor'}>
      {line.conditions.map((condition) => (
        <Condition key={condition} of={condition} names={names} />
      ))}
      {line.texts.map((text) => (
        <TextEditor
          key={text.path.join('.')}
          text={text}
          each={text.short ? '' : line.each}
          names={names}
          onChange={(typed) => onChange((blocks) => withText(blocks, text.path, typed))}
        />
      ))}
      {line.among !== null && (
        <p className="template-buttons">
          <Button size="small" onClick={() => onChange((blocks) => lineAdded(blocks, line))}>
            {say('在下面加一条')}
          </Button>
          <Button size="small" onClick={() => onChange((blocks) => partRemoved(blocks, line.path))}>
            {say('删去这一条')}
          </Button>
        </p>
      )}
    </div>
  );
}

interface TextProps {
  text: LineText;
  each: string;
  names: FactNames;
  onChange: (stored: string) => void;
}

function TextEditor({ text: { path, label, text, short }, each, names, onChange }: TextProps) {
  const say = useSay();
  const area = useRef<HTMLTextAreaElement>(null);
  const id = ['text', ...path].join('-');
  const shown = names.shown(text, each);
  const type = (typed: string) => onChange(names.stored(typed, each));
  if (short)
    return (
      <div className="field">
        <label htmlFor={id}>{say(label)}</label>
        <Input
          id={id}
          maxLength={200}
          value={shown}
          onChange={(e) => type(e.target.value)}
          // Enter in a title must not hand the whole text in.
          onPressEnter={(e) => e.preventDefault()}
        />
      </div>
    );
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      <textarea
        id={id}
        ref={area}
        className="template-area"
        rows={Math.min(8, Math.ceil(shown.length / 34) || 1)}
        maxLength={4000}
        value={shown}
        onChange={(e) => type(e.target.value)}
      />
      <FactsToInsert names={names.usable(each)} area={area} shown={shown} onInsert={type} />
    </div>
  );
}

interface FactsProps {
  names: readonly string[];
  area: RefObject<HTMLTextAreaElement | null>;
  shown: string;
  onInsert: (text: string) => void;
}

/** Puts a fact where the cursor stood; drawn only when opened, as a contract has a hundred of them at every sentence. */
function FactsToInsert({ names, area, shown, onInsert }: FactsProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const insert = (name: string) => {
    const at = area.current?.selectionEnd ?? shown.length;
    onInsert([shown.slice(0, at), '{', name, '}', shown.slice(at)].join(''));
    area.current?.focus();
  };
  return (
    <details className="template-facts" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{say('可引用的内容')}</summary>
      {isOpen && (
        <p className="template-buttons">
          {names.map((name) => (
            <button type="button" className="fact-chip" key={name} onClick={() => insert(name)}>
              {name}
            </button>
          ))}
        </p>
      )}
    </details>
  );
}
