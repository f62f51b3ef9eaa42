/** Papers: dragged here, chosen, or photographed; refused before they are sent where they cannot be taken. */
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { EVIDENCE, type EvidenceKind } from '../../../server/machines/evidence.js';
import { say as sayNow, useSay } from '../words.js';
import type { Field } from '../forms/field.js';
import { FieldFrame, idOf, type WidgetProps } from './field.js';
import { upload } from './upload.js';

export interface Paper {
  kind: EvidenceKind;
  file: string;
  name: string;
}

interface Sending {
  id: number;
  name: string;
  share: number;
  fault: string | null;
}

const TAKEN = ['pdf', 'jpg', 'jpeg', 'png', 'docx', 'xlsx'];
const LARGEST = 20 * 1024 * 1024;

/** Why a file will not be taken, or null. */
export function refuseFile({ name, size }: { name: string; size: number }): string | null {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (!TAKEN.includes(ending)) return sayNow('只收 PDF、JPG、PNG、DOCX、XLSX 文件,请另存后再选');
  if (size > LARGEST) return sayNow('每个文件不超过 20 MB,请压缩后再选');
  if (size === 0) return sayNow('这个文件是空的');
  return null;
}

export function EvidenceWidget(props: WidgetProps<Extract<Field, { widget: 'evidence' }>>) {
  const { field, path, value, filling } = props;
  const say = useSay();
  const papers = (value as Paper[] | undefined) ?? [];
  // What is put in place after an upload must not forget what came meanwhile.
  const latest = useRef(papers);
  latest.current = papers;
  const [sending, setSending] = useState<Sending[]>([]);
  const [isOver, setOver] = useState(false);
  const id = idOf(path);
  const chooser = useRef<HTMLInputElement>(null);
  const project = filling.c.view.id;

  const change = (sendingId: number, more: Partial<Sending>) =>
    setSending((all) => all.map((s) => (s.id === sendingId ? { ...s, ...more } : s)));

  const take = (files: Iterable<File>) => {
    for (const file of files) {
      const one: Sending = {
        id: Math.random(),
        name: file.name,
        share: 0,
        fault: refuseFile(file),
      };
      setSending((all) => [...all, one]);
      if (one.fault) continue;
      upload(project, file, (share) => change(one.id, { share })).then(
        ({ sha256 }) => {
          setSending((all) => all.filter((s) => s.id !== one.id));
          const next = [
            ...latest.current,
            { kind: field.suggest[0] ?? 'other', file: sha256, name: file.name },
          ];
          latest.current = next;
          filling.set(path, next);
        },
        (error: Error) => change(one.id, { fault: error.message }),
      );
    }
  };

  return (
    <FieldFrame {...props} asGroup>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
      <div
        className={`drop ${isOver ? 'drop-over' : ''}`}
        onDragOver={(e) => {
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault();
          setOver(false);
          take(e.dataTransfer.files);
        }}
      >
        <label className="file-button" htmlFor={`${id}-file`}>
          {say('选择文件或拍照')}
        </label>
        <input
          id={`${id}-file`}
          ref={chooser}
          className="only-for-readers"
          type="file"
          multiple
          accept={`${TAKEN.map((t) => `.${t}`).join(',')},image/*`}
          onChange={(e) => {
            take(e.target.files ?? []);
            e.target.value = '';
          }}
        />
        <small>{say('也可以把文件拖到这里;PDF、JPG、PNG、DOCX、XLSX,每个不超过 20 MB')}</small>
      </div>
      <ul className="papers">
        {papers.map((paper, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may be there twice, and the focus stays while its kind changes
          <li key={`${paper.file}-${i}`}>
            <a href={`/api/projects/${project}/attachments/${paper.file}`}>
              <bdi>{paper.name}</bdi>
            </a>
            <select
              aria-label={say('{name}的种类', { name: paper.name })}
              value={paper.kind}
              onChange={(e) =>
                filling.set(
                  path,
                  papers.map((p, n) => (n === i ? { ...p, kind: e.target.value } : p)),
                )
              }
            >
              {kindsFor(field).map((kind) => (
                <option key={kind} value={kind}>
                  {say(EVIDENCE[kind])}
                </option>
              ))}
            </select>
            <Button
              type="text"
              size="small"
              aria-label={say('移除{name}', { name: paper.name })}
              onClick={() => {
                filling.set(
                  path,
                  papers.filter((_, n) => n !== i),
                );
                chooser.current?.focus();
              }}
            >
              {say('移除')}
            </Button>
          </li>
        ))}
        {sending.map((one) => (
          <li key={one.id}>
            <bdi>{one.name}</bdi>
            {one.fault ? (
              <span className="fault" role="alert">
                {one.fault}
              </span>
            ) : (
              <Progress
                percent={Math.round(one.share * 100)}
                size="small"
                aria-label={say('正在上传{name}', { name: one.name })}
              />
            )}
            {one.fault && (
              <Button
                type="text"
                size="small"
                onClick={() => {
                  setSending((all) => all.filter((s) => s.id !== one.id));
                  chooser.current?.focus();
                }}
              >
                {say('知道了')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </FieldFrame>
  );
}

/** The likely kinds first. */
function kindsFor(field: Extract<Field, { widget: 'evidence' }>): EvidenceKind[] {
  const all = Object.keys(EVIDENCE) as EvidenceKind[];
  return [...field.suggest, ...all.filter((kind) => !field.suggest.includes(kind))];
}
