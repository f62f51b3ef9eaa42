/** The form of one act: its sections, the refusal in place, the consequence before it is sent. */
import { Button, Modal } from 'antd';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { RuleLine } from '../../parts/rule-line.js';
import { RefusalOrCode } from '../account/step-up.js';
import type { AvailableEvent, Circumstances } from '../forms/circumstances.js';
import { pointerOf } from '../forms/check.js';
import type { EventForm, Field, Section, Values } from '../forms/field.js';
import type { RuleLine as RuleLineOf } from '../forms/rule-line.js';
import { isRequired, type Path } from '../forms/json-schema.js';
import { fieldsOf, shown } from '../forms/values.js';
import { focusFirst } from '../frame/go-to.js';
import type { SaidRule } from '../project/law.js';
import { isSignedOut, signInAddress } from '../signed-out.js';
import type { Filling } from '../widgets/field.js';
import { Widgets } from '../widgets/widgets.js';
import { useSay } from '../words.js';
import './act.css';
import { DraftLine } from './draft-line.js';
import { useFormFrom } from './form-from.js';
import { OfferToSeal } from './own-part.js';
import { Printed } from './printed.js';
import { ToConfirm } from './to-confirm.js';
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
  const from = useFormFrom(c.view.id, event.type);
  const { form, schema, values, faults } = act;
  const [isAsking, setAsking] = useState(false);
  const [printed, setPrinted] = useState<Record<string, unknown> | null>(null);
  const element = useRef<HTMLFormElement>(null);

  const filling: Filling = {
    c,
    root: values,
    faults,
    isRequired: (path) => !form.seals && isRequired(schema, path),
    said: (path) => saidOf(rules, event.type, form, path),
    earlier: (path) => from?.earlier.find((one) => one.pointer === pointerOf(path)) ?? null,
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
    window.setTimeout(() => {
      const fault = element.current?.querySelector<HTMLElement>(
        '[aria-invalid="true"], .fault, .rule-line-broken',
      );
      // Of several controls under one name the fault stands below: then the whole of them is gone to.
      if (fault?.hasAttribute('aria-invalid')) fault.focus();
      else fault?.closest<HTMLElement>('fieldset')?.focus();
    }, 50);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    if (!act.look()) return void focusFirstFault();
    if (form.printed) setPrinted(act.data());
    if (form.consequence || form.printed) setAsking(true);
    else void send();
  };
  const count = Object.keys(faults).length;
  const tally = form.tally?.(values) ?? null;
  // A draft that came back is told before the fields that it filled; that what is typed is kept, below them.
  const draftLine = (
    <DraftLine
      draft={{ kept: act.draftKept, at: act.draftAt }}
      startAnew={() => {
        act.startAnew();
        focusFirst(element.current?.querySelector('.section, .section-fields'));
      }}
      without={
        fieldsOf(form).some(({ key }) => key === 'personal')
          ? '单独保存的个人信息不存草稿,再次打开时要重填。'
          : undefined
      }
    />
  );

  return (
    <form
      className="act-form"
      noValidate
      onSubmit={submit}
      ref={element}
      aria-label={say(event.name)}
    >
      {from?.toConfirm.map((said) => (
        <ToConfirm key={said.at} said={said} c={c} />
      ))}
      {act.draftAt !== null && draftLine}
      {form.sections
        .filter((section) => section.when?.(c) ?? true)
        .map((section, i) => (
          <FormSection key={section.title ?? i} section={section} faults={faults}>
            {filling.draw(shown(section.fields, c, values), [], values)}
          </FormSection>
        ))}
      {act.draftAt === null && draftLine}
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
        // The dialogue gives the focus back to the button; what was refused meanwhile comes before that.
        afterClose={() => act.refusal !== null && focusFirstFault()}
        width={form.printed ? 880 : undefined}
      >
        {form.consequence && <p>{say(form.consequence)}</p>}
        <p>
          <bdi>{c.view.title}</bdi>
        </p>
        {isAsking && form.seals === 'offer' && <OfferToSeal typed={values.amount} view={c.view} />}
        {isAsking && printed && <Printed type={event.type} data={printed} c={c} />}
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

/** Of the rules that a field meets, the first, said once in a form: the others are told when they refuse. */
function saidOf(rules: readonly SaidRule[], event: string, form: EventForm, path: Path): RuleLineOf | null {
  const pointer = pointerOf(path);
  const keys = fieldsOf(form).map(({ key }) => key);
  const pointers = (rule: SaidRule) =>
    rule.fields.filter((f) => f.event === event && keys.includes(f.pointer.split('/')[1] ?? '')).map((f) => f.pointer);
  const rule = rules.find((r) => pointers(r).includes(pointer));
  if (!rule || pointers(rule)[0] !== pointer) return null;
  return { text: rule.says, rule: rule.name, basis: rule.basis };
}
