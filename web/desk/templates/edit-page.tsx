/** A new edition: the text in force block by block; what the platform has against it stands at the block it means. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { post } from '../../api/client.js';
import { type FieldFault, Problem } from '../../api/problem.js';
import { RefusalOrCode } from '../account/step-up.js';
import { draftKey, dropDraft, keepDraft, readDraft } from '../act/draft.js';
import { Failure, Waiting } from '../frame/states.js';
import { usePerson } from '../session.js';
import { useSay } from '../words.js';
import type { Block } from './block.js';
import { blockId, EditedBlock, Faults } from './edited-block.js';
import { type FactNames, factNames } from './fact-names.js';
import { Specimen, useSpecimen } from './specimen.js';
import { type Template, useTemplate } from './template-data.js';

export default function EditPage() {
  const { kind = '' } = useParams();
  const { data, error, isPending, refetch } = useTemplate(kind);
  if (isPending) return <Waiting />;
  if (!data) return <Failure error={error} again={refetch} />;
  return <Edit template={data} key={data.kind} />;
}

function Edit({ template }: { template: Template }) {
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { account } = usePerson();
  const { kind, name } = template;
  const key = draftKey(account, 'templates', kind);
  const [kept] = useState(() => keptText(key, template));
  const [blocks, setBlocks] = useState(kept?.blocks ?? template.blocks);
  const [note, setNote] = useState(kept?.note ?? '');
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const names = useMemo(() => factNames(template.platformBlocks), [template]);
  const handingIn = useMutation({
    mutationFn: () => post<{ id: string }>(`/api/templates/${kind}/drafts`, { blocks, note: note.trim() }),
    onSuccess: async ({ id }) => {
      dropDraft(key);
      await queries.invalidateQueries({ queryKey: ['templates'] });
      navigate(`/templates/editions/${id}`);
    },
  });
  const [example, setExample] = useState<string | null>(null);
  const looking = useSpecimen(kind);
  // The platform has the same against a text that is only looked at as against one that is handed in.
  const refused = handingIn.error ?? looking.error;
  const faults = faultsByBlock(refused, blocks);
  const isChanged = blocks !== template.blocks;

  useEffect(() => {
    if (isChanged || note !== '') keepDraft(key, { on: basisOf(template), blocks, note });
  }, [key, template, blocks, note, isChanged]);

  /** Brings whoever edits to what was refused. */
  useEffect(() => {
    if (refused) document.querySelector<HTMLElement>('.template-block-faulty, .template-missing')?.focus();
  }, [refused]);

  /** Whoever works with the keyboard goes on at the block that was opened or moved: the button pressed is gone. */
  const goTo = useRef<number | null>(null);
  useEffect(() => {
    if (goTo.current === null) return;
    document.getElementById(blockId(goTo.current))?.focus();
    goTo.current = null;
  });

  const forgetRefusals = () => {
    handingIn.reset();
    if (looking.error) looking.reset();
  };
  /** Blocks change their places: what was said of them is no longer theirs. */
  const rearrange = (change: (blocks: Block[]) => Block[], goOn: number, isOpen = false) => {
    forgetRefusals();
    setOpened(new Set(isOpen ? [goOn] : []));
    setBlocks(change);
    goTo.current = goOn;
  };
  const open = (n: number) => {
    setOpened(new Set([...opened, n]));
    goTo.current = n;
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    if (looking.error) looking.reset();
    handingIn.mutate();
  };
  const look = (asked: Parameters<typeof looking.mutate>[0]) => {
    handingIn.reset();
    looking.mutate(asked);
  };
  return (
    <form onSubmit={submit}>
      <p>
        <Link to="/templates">{say('文书模板')}</Link> · <Link to={`/templates/${kind}`}>{name}</Link>
      </p>
      <h1>{say('修改《{name}》', { name })}</h1>
      <p>
        {say('逐块修改。花括号里是出具时填入的内容,请保留;可从“可引用的内容”里选。平台文本载明的内容不能省略。')}
      </p>
      {kept && isChanged && (
        <p role="status">
          {say('已接上次没有提交的修改。')}{' '}
          <Button
            size="small"
            onClick={() => {
              dropDraft(key);
              setNote('');
              rearrange(() => template.blocks, 0);
            }}
          >
            {say('放弃,从现行文本重新开始')}
          </Button>
        </p>
      )}
      {blocks.map((block, n) => (
        <EditedBlock
          // A block is known by its place: what is typed must not begin it anew.
          key={String(n)}
          {...{ block, n, names }}
          count={blocks.length}
          faults={faults.get(n) ?? []}
          isOpen={opened.has(n) || faults.has(n)}
          onOpen={() => open(n)}
          onChange={setBlocks}
          onRearrange={rearrange}
        />
      ))}
      <Specimen {...{ kind, blocks, looking, look }} document={example} onExample={setExample} />
      <div className="act-form">
        <div className="field">
          <label htmlFor="template-note">{say('修改的理由')}</label>
          <Input.TextArea
            id="template-note"
            rows={2}
            maxLength={500}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
          <span className="hint">{say('审定人和以后查看的人会看到。')}</span>
        </div>
        {faults.size > 0 ? (
          <p className="fault-count" role="alert">
            {say('有{count}处要改,已标在各块里。', { count: [...faults.values()].flat().length })}
          </p>
        ) : (
          <RefusalOrCode error={refused} again={() => (handingIn.error ? handingIn.mutate() : look({ blocks, document: example }))} />
        )}
        <Missing faults={faults.get(null) ?? []} names={names} />
        <Button
          type="primary"
          htmlType="submit"
          disabled={!isChanged || note.trim() === ''}
          loading={handingIn.isPending}
        >
          {say('提交审定')}
        </Button>
        {!isChanged && <span className="hint">{say('还没有改动。')}</span>}
      </div>
    </form>
  );
}

function Missing({ faults, names }: { faults: readonly FieldFault[]; names: FactNames }) {
  if (faults.length === 0) return null;
  return (
    <div className="template-missing" tabIndex={-1}>
      <Faults faults={faults} names={names} />
    </div>
  );
}

/** By the block they belong to; under null what belongs to none, as what is missing. */
function faultsByBlock(error: unknown, blocks: readonly Block[]): Map<number | null, FieldFault[]> {
  const found = new Map<number | null, FieldFault[]>();
  for (const fault of error instanceof Problem ? error.errors : []) {
    const step = /^\/blocks\/(\d+)/.exec(fault.pointer)?.[1];
    const at = step !== undefined && blocks[Number(step)] ? Number(step) : null;
    found.set(at, [...(found.get(at) ?? []), fault]);
  }
  return found;
}

const basisOf = ({ version, edition }: Template) => [version, edition ?? 0].join('.');

/** What was typed on another text is no draft of this one. */
function keptText(key: string, template: Template): { blocks: Block[]; note: string } | null {
  const values = readDraft(key)?.values;
  if (values?.on !== basisOf(template) || !Array.isArray(values.blocks)) return null;
  return { blocks: values.blocks as Block[], note: String(values.note ?? '') };
}
