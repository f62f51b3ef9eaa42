/** 提交授权委托书: a company names who acts for it, for how long, and hands in the signed paper. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Progress } from 'antd';
import { type FormEvent, useState } from 'react';
import { query } from '../../api/client.js';
import { Refusal } from '../../parts/refusal.js';
import { sendFile } from '../widgets/upload.js';
import { useSay } from '../words.js';
import { refusePaper, TAKEN } from './paper.js';

const EMPTY = { representative: '', from: '', until: '' };

export function GiveAuthority() {
  const say = useSay();
  const queries = useQueryClient();
  const [given, setGiven] = useState(EMPTY);
  const [paper, setPaper] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [share, setShare] = useState(0);
  const filing = useMutation({
    mutationFn: (file: File) => sendFile(`/api/authorities${query(given)}`, file, setShare),
    onSuccess: () => {
      setGiven(EMPTY);
      setPaper(null);
      return queries.invalidateQueries({ queryKey: ['authorities'] });
    },
  });
  const choose = (file: File | undefined) => {
    const wrong = file ? refusePaper(file) : null;
    setFault(wrong);
    setPaper(wrong || !file ? null : file);
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    if (paper) filing.mutate(paper);
  };
  const isWhole = paper !== null && Object.values(given).every((value) => value.trim() !== '');
  return (
    <form className="act-form" onSubmit={submit} aria-labelledby="give">
      <h2 id="give">{say('授权他人代办')}</h2>
      <p className="hint">
        {say('受托人先以个人身份注册,把他的主体编号告诉您。委托书写明委托谁、办什么、到哪天,盖章签字后拍照或扫描。')}
      </p>
      <div className="field">
        <label htmlFor="representative">{say('受托人的主体编号')}</label>
        <Input
          id="representative"
          className="short"
          autoComplete="off"
          value={given.representative}
          onChange={(e) => setGiven({ ...given, representative: e.target.value.trim() })}
        />
      </div>
      <div className="field">
        <label htmlFor="from">{say('授权起始日')}</label>
        <Input
          id="from"
          className="short"
          type="date"
          value={given.from}
          onChange={(e) => setGiven({ ...given, from: e.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="until">{say('授权截止日(含当天,最长一年)')}</label>
        <Input
          id="until"
          className="short"
          type="date"
          min={given.from || undefined}
          value={given.until}
          onChange={(e) => setGiven({ ...given, until: e.target.value })}
        />
      </div>
      <div className="field">
        <span>{say('授权委托书(PDF、JPG、PNG,不超过 20 MB)')}</span>
        {/* The browser's own button speaks the language of the browser. */}
        <span className="paper-choice">
          <label htmlFor="paper" className="file-button">
            {say('选择文件或拍照')}
          </label>
          {/* Another after each that was sent: a chooser of files cannot be emptied. */}
          <input
            key={filing.submittedAt}
            id="paper"
            className="only-for-readers"
            type="file"
            accept={TAKEN.map((ending) => `.${ending}`).join(',')}
            onChange={(e) => choose(e.target.files?.[0])}
          />
          {paper && <bdi>{paper.name}</bdi>}
        </span>
        {fault && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </div>
      {filing.isPending && <Progress percent={Math.round(share * 100)} size="small" />}
      {filing.error && <Refusal error={filing.error} />}
      {filing.isSuccess && (
        <p className="receipt" role="status">
          {say('已提交,交易站确认后受托人就能代办。')}
        </p>
      )}
      <p className="act-buttons">
        <Button type="primary" htmlType="submit" loading={filing.isPending} disabled={!isWhole}>
          {say('提交授权委托书')}
        </Button>
      </p>
    </form>
  );
}
