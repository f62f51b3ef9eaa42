/** A text as it will be read: blocks in order, with a named chip wherever a fact will stand. */
import { useSay } from '../words.js';
import { conditionInWords } from './conditions.js';
import type { FactNames } from './fact-names.js';
import { BLOCK_NAMES, linesOf } from './lines-of-block.js';
import type { Block } from './block.js';

export function TextReading({ blocks, names }: { blocks: readonly Block[]; names: FactNames }) {
  return (
    <div className="template-text">
      {blocks.map((block, n) => (
        // A text of this page never changes its order.
        <section className="template-block" key={String(n)}>
          <BlockHead block={block} no={n + 1} names={names} />
          <BlockReading block={block} names={names} />
        </section>
      ))}
    </div>
  );
}

export function BlockHead({ block, no, names }: { block: Block; no: number; names: FactNames }) {
  const say = useSay();
  return (
    <p className="template-block-head">
      {say('第{no}块', { no })} · {say(BLOCK_NAMES[block.type])}
      {block.when !== undefined && <Condition of={block.when} names={names} />}
    </p>
  );
}

export function BlockReading({ block, names }: { block: Block; names: FactNames }) {
  return linesOf(block, []).map(({ path, texts, conditions, each }) => (
    <p key={path.join('.')} className="template-line">
      {texts.map(({ path: at, text, short }) => (
        <span key={at.join('.')} className={short ? 'template-label' : undefined}>
          <Chips text={names.shown(text, short ? '' : each)} />{' '}
        </span>
      ))}
      {conditions.map((condition) => (
        <Condition key={condition} of={condition} names={names} />
      ))}
    </p>
  ));
}

export function Condition({ of, names }: { of: string; names: FactNames }) {
  const say = useSay();
  return <small className="template-condition">{conditionInWords(of, names, say)}</small>;
}

/** `首年租金{首年租金·大写}。` with what stands in braces as a chip. */
function Chips({ text }: { text: string }) {
  const say = useSay();
  const chip = (inner: string) => {
    const [name = '', otherwise] = inner.split('?');
    return otherwise === undefined ? name : say('{name},没有时写“{otherwise}”', { name, otherwise });
  };
  let from = 0;
  return text.split(/(\{[^{}]*\})/).map((piece) => {
    const at = from;
    from += piece.length;
    return /^\{.*\}$/.test(piece) ? (
      <span key={at} className="fact-chip">
        {chip(piece.slice(1, -1))}
      </span>
    ) : (
      <span key={at}>{piece}</span>
    );
  });
}
