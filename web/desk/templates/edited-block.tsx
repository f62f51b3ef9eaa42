/** One block of a text being edited: read until it is opened, with what the platform has against it on top. */
import { Button } from 'antd';
import type { FieldFault } from '../../api/problem.js';
import { useSay } from '../words.js';
import { BlockEditor } from './block-editor.js';
import { faultInWords } from './conditions.js';
import { blockMoved, paragraphAdded, partRemoved } from './edit-blocks.js';
import type { FactNames } from './fact-names.js';
import type { Block } from './block.js';
import { BlockHead, BlockReading } from './text-reading.js';

export const blockId = (n: number) => ['template-block', n].join('-');

interface EditedBlockProps {
  block: Block;
  n: number;
  count: number;
  names: FactNames;
  faults: readonly FieldFault[];
  isOpen: boolean;
  onOpen: () => void;
  onChange: (change: (blocks: Block[]) => Block[]) => void;
  onRearrange: (change: (blocks: Block[]) => Block[], goOn: number, isOpen?: boolean) => void;
}

export function EditedBlock({ block, n, count, names, faults, isOpen, onOpen, onChange, onRearrange }: EditedBlockProps) {
  const say = useSay();
  const isFaulty = faults.length > 0;
  return (
    <section
      className={isFaulty ? 'template-block template-block-faulty' : 'template-block'}
      id={blockId(n)}
      aria-label={say('第{no}块', { no: n + 1 })}
      tabIndex={-1}
    >
      <BlockHead block={block} no={n + 1} names={names} />
      <Faults faults={faults} names={names} />
      {isOpen ? (
        <>
          <BlockEditor block={block} at={n} names={names} onChange={onChange} />
          <p className="template-buttons">
            <Button
              size="small"
              disabled={n === 0}
              onClick={() => onRearrange((all) => blockMoved(all, n, -1), n - 1, true)}
            >
              {say('上移这一块')}
            </Button>
            <Button
              size="small"
              disabled={n === count - 1}
              onClick={() => onRearrange((all) => blockMoved(all, n, 1), n + 1, true)}
            >
              {say('下移这一块')}
            </Button>
            <Button size="small" onClick={() => onRearrange((all) => paragraphAdded(all, n), n + 1, true)}>
              {say('在下面加一段')}
            </Button>
            <Button size="small" onClick={() => onRearrange((all) => partRemoved(all, [n]), Math.max(0, n - 1))}>
              {say('删去这一块')}
            </Button>
          </p>
        </>
      ) : (
        <>
          <BlockReading block={block} names={names} />
          <Button size="small" aria-label={say('修改第{no}块', { no: n + 1 })} onClick={onOpen}>
            {say('修改')}
          </Button>
        </>
      )}
    </section>
  );
}

export function Faults({ faults, names }: { faults: readonly FieldFault[]; names: FactNames }) {
  const say = useSay();
  return faults.map(({ pointer, message }) => (
    <p className="fault" role="alert" key={pointer + message}>
      {faultInWords(message, names, say)}
    </p>
  ));
}
