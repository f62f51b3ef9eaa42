/** 登记项目: three plain questions, then the project opens with its application to fill in. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  CATEGORIES,
  type Category,
  type Mode,
  type Side,
} from '../../../server/machines/modes.js';
import { post } from '../../api/client.js';
import { Refusal } from '../../parts/refusal.js';
import { draftKey } from '../act/draft.js';
import { DraftLine } from '../act/draft-line.js';
import { SendingKeys } from '../act/send.js';
import { useDraft } from '../act/use-draft.js';
import { focusFirst } from '../frame/go-to.js';
import { withOffset } from '../forms/wall-clock.js';
import { usePerson } from '../session.js';
import { listed } from '../../text/listing.js';
import { useSay } from '../words.js';
import { type Earlier, EarlierProjects, keepEarlierTerms } from './earlier.js';
import { CategoryChoice, GroundChoice, ModeChoice, SideChoice, VillageChoice } from './choices.js';
import { needsGround } from './grounds.js';
import { RuleHints, useRuleHints } from './rule-hints.js';
import '../act/act.css';
import './register.css';

interface Answers {
  village: string;
  side: Side | '';
  category: Category | '';
  mode: Mode | '';
  title: string;
  ground: string;
  emergencyStartedAt: string;
  groupNo: string;
}

const NOTHING: Answers = {
  village: '',
  side: '',
  category: '',
  mode: '',
  title: '',
  ground: '',
  emergencyStartedAt: '',
  groupNo: '',
};

export default function RegisterPage() {
  const say = useSay();
  const person = usePerson();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const keys = useRef(new SendingKeys());
  const villages = person.grants.filter((g) => g.role === 'accountant').map((g) => g.organisation);
  const kept = useDraft<Answers>(draftKey(person.account, 'projects', 'new'), {
    ...NOTHING,
    village: villages[0] ?? '',
  });
  const a = kept.values;
  const form = useRef<HTMLFormElement>(null);
  const [earlier, setEarlier] = useState<Earlier | null>(null);
  const hints = useRuleHints(a.village, a.category, a.mode);
  const set = (more: Partial<Answers>) => kept.set({ ...a, ...more });
  const isEmergency = a.mode === 'agreement' && a.ground === 'emergency' && a.category === 'repair';

  const registering = useMutation({
    mutationFn: async () => {
      const input = inputOf(a, isEmergency);
      const made = await post<{ id: string }>('/api/projects', input, {
        headers: { 'Idempotency-Key': keys.current.keyFor(input) },
      });
      if (earlier)
        await keepEarlierTerms(person.account, made.id, earlier.id).catch(() => undefined);
      return made;
    },
    onSuccess: async ({ id }) => {
      kept.drop();
      await queries.invalidateQueries({ queryKey: ['todo'] });
      navigate(`/projects/${id}?act=submit_application`);
    },
  });
  const missing = missingIn(a);
  const [isTold, setTold] = useState(false);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    setTold(missing.length > 0);
    if (missing.length === 0) registering.mutate();
  };

  const draftLine = (
    <DraftLine
      draft={kept.draft}
      startAnew={() => {
        kept.startAnew();
        focusFirst(form.current);
      }}
    />
  );
  return (
    <form className="register act-form" onSubmit={submit} ref={form}>
      <h1>{say('登记项目')}</h1>
      {kept.draft.at !== null && draftLine}
      <EarlierProjects
        village={a.village}
        onChoose={(chosen) => {
          setEarlier(chosen);
          if (chosen)
            set({
              side: CATEGORIES[chosen.category].side,
              category: chosen.category,
              mode: chosen.mode,
              title: chosen.title,
            });
        }}
      />
      <Step no={1} title={say('交易什么')}>
        <VillageChoice
          codes={villages}
          value={a.village}
          onChange={(village) => set({ village })}
        />
        <SideChoice value={a.side} onChange={(side) => set({ side, category: '', mode: '' })} />
        {a.side && (
          <CategoryChoice
            side={a.side}
            value={a.category}
            onChange={(category) => set({ category, mode: '' })}
          />
        )}
        <RuleHints hints={hints} pointer="/category" />
        <div className="field">
          <label htmlFor="title">{say('项目名称')}</label>
          <Input
            id="title"
            maxLength={120}
            value={a.title}
            onChange={(e) => set({ title: e.target.value })}
          />
          <span className="hint">{say('写明村名、标的和事由,例如“某村某处店面招租”')}</span>
        </div>
      </Step>
      {!a.category && (
        <Step no={2} title={say('怎样交易')}>
          <p className="hint">{say('先选方向和类别,再选交易方式。')}</p>
        </Step>
      )}
      {a.category && (
        <Step no={2} title={say('怎样交易')}>
          <ModeChoice
            category={a.category}
            value={a.mode}
            onChange={(mode) => set({ mode, ground: '' })}
          />
          <RuleHints hints={hints} pointer="/mode" />
          {needsGround(a.mode) && (
            <>
              <GroundChoice value={a.ground} onChange={(ground) => set({ ground })} />
              <RuleHints hints={hints} pointer="/ground" />
            </>
          )}
          {isEmergency && (
            <div className="field">
              <label htmlFor="emergency">{say('抢险开工时刻')}</label>
              <Input
                id="emergency"
                type="datetime-local"
                className="short"
                value={a.emergencyStartedAt}
                onChange={(e) => set({ emergencyStartedAt: e.target.value })}
              />
              <RuleHints hints={hints} pointer="/emergencyStartedAt" />
            </div>
          )}
          <div className="field">
            <label htmlFor="group">
              {say('同批标段的批号')}
              <small className="optional">{say('选填')}</small>
            </label>
            <Input
              id="group"
              className="short"
              maxLength={60}
              value={a.groupNo}
              onChange={(e) => set({ groupNo: e.target.value })}
            />
          </div>
        </Step>
      )}
      {kept.draft.at === null && draftLine}
      {Boolean(registering.error) && <Refusal error={registering.error} />}
      {isTold && missing.length > 0 && (
        <p className="fault" role="alert">
          {say('还没有填:{what}', { what: listed(missing.map((name) => say(name))) })}
        </p>
      )}
      <p className="act-buttons">
        <Button type="primary" htmlType="submit" loading={registering.isPending}>
          {say('登记,接着填申报')}
        </Button>
      </p>
      <p className="hint">{say('登记后得到项目编号。申报内容在下一页填,随填随存草稿。')}</p>
    </form>
  );
}

/** By the names of their fields. */
function missingIn(a: Answers): string[] {
  return [
    ...(a.village ? [] : ['村(社区)']),
    ...(a.side ? [] : ['方向']),
    ...(a.category ? [] : ['类别']),
    ...(a.title.trim() ? [] : ['项目名称']),
    ...(a.mode ? [] : ['交易方式']),
    ...(needsGround(a.mode) && !a.ground ? ['所依据的情形'] : []),
  ];
}

function inputOf(a: Answers, isEmergency: boolean) {
  return {
    village: a.village,
    title: a.title.trim(),
    category: a.category,
    mode: a.mode,
    // An emergency is its own ground, named by the instant the work began.
    ground: needsGround(a.mode) && !isEmergency ? a.ground : null,
    emergencyStartedAt:
      isEmergency && a.emergencyStartedAt ? withOffset(a.emergencyStartedAt) : null,
    groupNo: a.groupNo.trim() || null,
  };
}

function Step({ no, title, children }: { no: number; title: string; children: React.ReactNode }) {
  return (
    <section className="step">
      <h2>
        <span className="step-no" aria-hidden="true">
          {no}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}
