/** An act that is done only after its consequence was read: asked when its form is sent, gone when it is done. */
import { Modal } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { RefusalOrCode } from '../account/step-up.js';
import { useSay } from '../words.js';

/** What is done when it was confirmed: a mutation. */
interface Doing {
  isPending: boolean;
  isSuccess: boolean;
  error: unknown;
  mutate: () => void;
  reset: () => void;
}

/** @returns what the form does when it is sent, or the button when it is pressed, and the dialogue's state */
export function useConsequence(doing: Doing) {
  const [isAsked, setAsked] = useState(false);
  const ask = (e?: FormEvent) => {
    e?.preventDefault();
    doing.reset();
    setAsked(true);
  };
  return { ask, isOpen: isAsked && !doing.isSuccess, close: () => setAsked(false), doing };
}

interface Props {
  of: ReturnType<typeof useConsequence>;
  question: string;
  /** The act once more, on the button. */
  act: string;
  isGrave?: boolean;
  /** What follows from it. */
  children: ReactNode;
}

export function Consequence({ of: { isOpen, close, doing }, question, act, isGrave = false, children }: Props) {
  const say = useSay();
  return (
    <Modal
      open={isOpen}
      title={question}
      okText={act}
      cancelText={say('再看看')}
      okButtonProps={{ danger: isGrave }}
      confirmLoading={doing.isPending}
      onOk={() => doing.mutate()}
      onCancel={close}
    >
      {children}
      <RefusalOrCode error={doing.error} again={() => doing.mutate()} />
    </Modal>
  );
}
