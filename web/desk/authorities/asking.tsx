/** A button whose act is done after its consequence was read. */
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { RefusalOrCode } from '../account/step-up.js';
import { useSay } from '../words.js';

interface AskingProps {
  /** The act and its object, on the button and once more where it is confirmed. */
  act: string;
  question: string;
  children: ReactNode;
  isGrave?: boolean;
  doing: { mutate: () => void; isPending: boolean; error: unknown };
}

export function Asking({ act, question, children, isGrave = false, doing }: AskingProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const confirm = () => {
    setOpen(false);
    doing.mutate();
  };
  return (
    <>
      <Button
        size="small"
        type={isGrave ? 'default' : 'primary'}
        danger={isGrave}
        loading={doing.isPending}
        onClick={() => setOpen(true)}
      >
        {act}
      </Button>
      <Modal
        open={isOpen}
        title={question}
        okText={act}
        okButtonProps={{ danger: isGrave }}
        cancelText={say('再看看')}
        onOk={confirm}
        onCancel={() => setOpen(false)}
      >
        {children}
      </Modal>
      <RefusalOrCode error={doing.error} again={doing.mutate} />
    </>
  );
}
