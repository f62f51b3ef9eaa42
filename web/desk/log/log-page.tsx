/** 存证核验: one button checks the whole log in this browser; below it what witnesses say, and the export. */
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { Moment } from '../../parts/moment.js';
import { Refusal } from '../../parts/refusal.js';
import { saveText } from '../act/save-text.js';
import { useSay } from '../words.js';
import { exportLog } from './export-log.js';
import './log.css';
import { lastFinding, remember } from './remembered.js';
import type { Finding } from './verify-log.js';

const SILENT_TOO_LONG = 26 * 3_600_000;

export default function LogPage() {
  const say = useSay();
  const [share, setShare] = useState<number | null>(null);
  const [finding, setFinding] = useState<Finding | null>(null);
  const [error, setError] = useState<unknown>(null);
  const last = lastFinding();
  const verify = async () => {
    setError(null);
    setFinding(null);
    setShare(0);
    try {
      const { verifyLog } = await import('./verify-log.js');
      const found = await verifyLog(last, setShare);
      if (found.faults.length === 0) remember(found);
      setFinding(found);
    } catch (failed) {
      setError(failed);
    } finally {
      setShare(null);
    }
  };
  return (
    <>
      <h1>{say('存证核验')}</h1>
      <p>
        {say('核验在这台设备上进行:逐条重算哈希,再与签名的检查点比对。平台自己说“没问题”不算数。')}
      </p>
      <p className="act-buttons">
        <Button type="primary" size="large" onClick={verify} loading={share !== null}>
          {say('核验全部存证')}
        </Button>
      </p>
      {last && !finding && (
        <p className="hint">
          {say('上次在这台设备上核验:{size}条,', { size: last.size })} <Moment at={last.at} />
        </p>
      )}
      {share !== null && (
        <Progress percent={Math.round(share * 100)} aria-label={say('核验进度')} />
      )}
      {Boolean(error) && (
        <Refusal
          error={
            error instanceof Error && error.name === 'NoteRefused'
              ? new Error(say('检查点的签名不对,请立即报告。'))
              : error
          }
        />
      )}
      {finding && <Found finding={finding} />}
      <Export />
    </>
  );
}

function Found({ finding }: { finding: Finding }) {
  const say = useSay();
  const { size, root, withheld, faults, since, cosigners, note } = finding;
  return (
    <section
      className={faults.length === 0 ? 'verdict verdict-good' : 'verdict verdict-bad'}
      role="status"
    >
      <h2>
        {faults.length === 0
          ? say('{size}条存证全部相符', { size })
          : say('发现{count}处不符', { count: faults.length })}
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>✕ {fault}</li>
        ))}
      </ul>
      {since && faults.length === 0 && (
        <p>{say('与上次核验({size}条)相比,只增不改。', { size: since.size })}</p>
      )}
      {withheld > 0 && (
        <p>{say('其中{withheld}条在开标前只公布哈希,同样计入了根。', { withheld })}</p>
      )}
      <p className="hash">
        {say('树根')} {root}
      </p>
      <Witnesses cosigners={cosigners} />
      <Button onClick={() => saveText('checkpoint.txt', note, 'text/plain')}>
        {say('保存签名的检查点')}
      </Button>
    </section>
  );
}

function Witnesses({ cosigners }: { cosigners: Finding['cosigners'] }) {
  const say = useSay();
  if (cosigners.length === 0)
    return (
      <p className="witness-none">{say('这个检查点还没有见证方联署。请确认见证方的机器开着。')}</p>
    );
  return (
    <ul className="witnesses">
      {cosigners.map(({ name, at }) => (
        <li key={`${name}-${at}`}>
          {say('见证方')} <bdi>{name}</bdi> {say('联署于')} <Moment at={at} exact />
          {Date.now() - at > SILENT_TOO_LONG && <b> {say('超过一天没有新的联署')}</b>}
        </li>
      ))}
    </ul>
  );
}

function Export() {
  const say = useSay();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const run = async () => {
    setError(null);
    setShare(0);
    try {
      await exportLog(setShare);
    } catch (failed) {
      setError(failed);
    } finally {
      setShare(null);
    }
  };
  return (
    <section>
      <h2>{say('导出')}</h2>
      <p>{say('导出全部记录与检查点,可在没有本平台的机器上用核验程序核对。')}</p>
      <Button onClick={run} loading={share !== null}>
        {say('导出存证')}
      </Button>
      {share !== null && (
        <Progress percent={Math.round(share * 100)} aria-label={say('导出进度')} />
      )}
      {Boolean(error) && <Refusal error={error} />}
    </section>
  );
}
