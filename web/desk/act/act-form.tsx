/** The form of one act: its sections, the refusal in place, the consequence before it is sent. */
import { Button, Modal } from 'antd';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { RuleLine } from '../../parts/rule-line.js';
import { moment } from '../../text/moments.js';
import { RefusalOrCode } from '../account/step-up.js';
import type { AvailableEvent, Circumstances } from '../forms/circumstances.js';
import { pointerOf } from '../forms/check.js';
import type { Field, Section, Values } from '../forms/field.js';
import type { RuleLine as RuleLineOf } from '../forms/rule-line.js';
import { isRequired, type Path } from '../forms/json-schema.js';
import { shown } from '../forms/values.js';
import type { SaidRule } from '../project/law.js';
import { isSignedOut, signInAddress } from '../signed-out.js';
import type { Filling } from '../widgets/field.js';
import { Widgets } from '../widgets/widgets.js';
import { useSay } from '../words.js';
import './act.css';
import { Printed } from './printed.js';
import { type Done, useAct } from './use-act.js';

interface Props {
  event: AvailableEvent;
  c: Circumstances;
  /** The platform's rules with the fields they are asked at. */
  rules: readonly SaidRule[];
  onDone: (done: Done) => void;
}

export function ActForm({ event, c, rules, onDone }: Props) {
  const say = useSay();
  const act = useAct(event, c, onDone);
  const { form, schema, values, faults } = act;
  const [isAsking, setAsking] = useState(false);
  const [printed, setPrinted] = useState<Record<string, unknown> | null>(null);
  const element = useRef<HTMLFormElement>(null);

  const filling: Filling = {
    c,
    root: values,
    faults,
    isRequired: (path) => !form.seals && isRequired(schema, path),
    said: (path) => saidOf(rules, event.type, path),
    set: act.set,
    draw: (fields: readonly Field[], at: Path, inside: Values): ReactNode => (
      <Widgets fields={fields} at={at} values={inside} filling={filling} />
    ),
  };

  const send = async () => {
    setAsking(false);
    await act.send();
    focusFirstFault();
  };
  const focusFirstFault = () =>
    window.setTimeout(
      () => element.current?.querySelector<HTMLElement>('[aria-invalid="true"], .fault')?.focus(),
      50,
    );
  const submit = (e: FormEvent) => {
    e.preventDefault();
    if (!act.look()) return void focusFirstFault();
    if (form.printed) setPrinted(act.data());
    if (form.consequence || form.printed) setAsking(true);
    else void send();
  };
  const count = Object.keys(faults).length;
  const tally = form.tally?.(values) ?? null;

  return (
    <form
      className="act-form"
      noValidate
      onSubmit={submit}
      ref={element}
      aria-label={say(event.name)}
    >
      {form.intro && <p className="intro">{say(form.intro)}</p>}
      <DraftLine {...act} />
      {form.sections
        .filter((section) => section.when?.(c) ?? true)
        .map((section, i) => (
          <FormSection key={section.title ?? i} section={section} faults={faults}>
            {filling.draw(shown(section.fields, c, values), [], values)}
          </FormSection>
        ))}
      {tally && <RuleLine text="" refusal={say(tally)} />}
      {count > 0 && !act.refusal && (
        <p className="fault-count" role="alert">
          {say('有{count}处需要补正,已标出。', { count })}
        </p>
      )}
      {Boolean(act.refusal) && <SendingFailed error={act.refusal} again={send} />}
      <p className="act-buttons">
        <Button type="primary" danger={form.grave} htmlType="submit" loading={act.isSending}>
          {say(event.name)}
        </Button>
      </p>
      <Modal
        open={isAsking}
        title={say('{act}?', { act: say(event.name) })}
        okText={say('确定{act}', { act: say(event.name) })}
        cancelText={say('再看看')}
        okButtonProps={{ danger: form.grave }}
        onOk={send}
        onCancel={() => setAsking(false)}
        width={form.printed ? 880 : undefined}
      >
        {form.consequence && <p>{say(form.consequence)}</p>}
        <p>
          <bdi>{c.view.title}</bdi>
        </p>
        {isAsking && printed && <Printed project={c.view.id} type={event.type} data={printed} />}
      </Modal>
    </form>
  );
}

function FormSection({
  section,
  faults,
  children,
}: {
  section: Section;
  faults: Record<string, string>;
  children: ReactNode;
}) {
  const say = useSay();
  if (!section.title) return <div className="section">{children}</div>;
  const isFaulty = section.fields.some((f) =>
    Object.keys(faults).some(
      (pointer) => pointer === `/${f.key}` || pointer.startsWith(`/${f.key}/`),
    ),
  );
  return (
    <details className="section" open={!section.folded || isFaulty || undefined}>
      <summary>{say(section.title)}</summary>
      <div className="section-fields">{children}</div>
    </details>
  );
}

function DraftLine({
  draftKept,
  draftAt,
  startAnew,
}: Pick<ReturnType<typeof useAct>, 'draftKept' | 'draftAt' | 'startAnew'>) {
  const say = useSay();
  return (
    <p className="draft-line" role="status">
      {draftKept === 'restored' &&
        draftAt !== null &&
        say('已取回{when}未提交的草稿。', { when: moment(draftAt) })}
      {draftKept === 'kept' && say('草稿已存在这台设备上。')}
      {draftKept !== null && (
        <Button type="link" size="small" onClick={startAnew}>
          {say('重新填写')}
        </Button>
      )}
    </p>
  );
}

function SendingFailed({ error, again }: { error: unknown; again: () => void }) {
  const say = useSay();
  if (!isSignedOut(error)) return <RefusalOrCode error={error} again={again} />;
  return (
    <div className="refusal" role="alert">
      <p>{say('登录已过期,没有提交成功。填写的内容已存为草稿,重新登录后会回到这里。')}</p>
      <Button type="primary" href={signInAddress()}>
        {say('重新登录')}
      </Button>
    </div>
  );
}

/** Of the rules that a field meets, the first: the others are told when they refuse. */
function saidOf(rules: readonly SaidRule[], event: string, path: Path): RuleLineOf | null {
  const pointer = pointerOf(path);
  const rule = rules.find((r) => r.fields.some((f) => f.event === event && f.pointer === pointer));
  return rule ? { text: rule.says, rule: rule.name, basis: rule.basis } : null;
}
