/** What the village's accountant may do with an entry: change it, or write it off for good. */
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { post, put } from '../../api/client.js';
import { focusFirst, useGoTo } from '../frame/go-to.js';
import { useSay } from '../words.js';
import type { Asset } from './asset-data.js';
import { AssetForm } from './asset-form.js';

interface Props {
  asset: Asset;
  isChanging: boolean;
  setChanging: (on: boolean) => void;
  /** The entry has become another. */
  done: () => Promise<unknown>;
}

export function AssetActs({ asset, isChanging, setChanging, done }: Props) {
  const say = useSay();
  const [opener, goToOpener] = useGoTo<HTMLButtonElement>();
  if (isChanging)
    return (
      <Change
        asset={asset}
        done={done}
        onCancel={() => {
          goToOpener();
          setChanging(false);
        }}
      />
    );
  return (
    <div className="asset-acts not-printed">
      <Button ref={opener} onClick={() => setChanging(true)}>
        {say('修改登记')}
      </Button>
      <Retire asset={asset} done={done} />
    </div>
  );
}

interface ChangeProps {
  asset: Asset;
  done: () => Promise<unknown>;
  onCancel: () => void;
}

function Change({ asset, done, onCancel }: ChangeProps) {
  // As it was when the form opened: what others changed meanwhile is refused to be overwritten, and not overwritten.
  const [base] = useState(asset);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => focusFirst(place.current?.querySelector('.field')), []);
  const change = async (said: Record<string, unknown>) => {
    await put(`/api/assets/${base.id}`, { expectedVersion: base.version, asset: said });
    await done();
  };
  return (
    <div ref={place}>
      <AssetForm
        given={base.said}
        of={`${base.id}.${base.version}`}
        act="保存修改"
        send={change}
        onCancel={onCancel}
      />
    </div>
  );
}

function Retire({ asset, done }: { asset: Asset; done: () => Promise<unknown> }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [opener, goToOpener] = useGoTo<HTMLButtonElement>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isOpen) focusFirst(form.current);
  }, [isOpen]);
  if (!isOpen)
    return (
      <Button ref={opener} onClick={() => setOpen(true)}>
        {say('核销')}
      </Button>
    );
  const retire = (e: FormEvent) => {
    e.preventDefault();
    return post(`/api/assets/${asset.id}/retirement`, {
      expectedVersion: asset.version,
      reason,
    }).then(done, (error: Error) => setFault(error.message));
  };
  return (
    <form className="field" onSubmit={retire} ref={form}>
      <label htmlFor="asset-reason">{say('核销原因(核销后不能恢复,也不能再交易)')}</label>
      <Input
        id="asset-reason"
        value={reason}
        maxLength={500}
        onChange={(e) => setReason(e.target.value)}
      />
      {fault && (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
      <p className="asset-acts">
        <Button danger htmlType="submit">
          {say('确认核销')}
        </Button>
        <Button
          onClick={() => {
            goToOpener();
            setOpen(false);
          }}
        >
          {say('不核销了')}
        </Button>
      </p>
    </form>
  );
}
