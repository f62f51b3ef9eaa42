/** The trail 轨迹: one row per log entry, grouped by checkpoint; refused attempts and reads of secrets in their own tone. */
import { useState } from 'react';
import { useNames } from '../text/domain.js';
import { moment } from '../text/moments.js';
import { Moment } from './moment.js';
import { SealMark } from './seal-mark.js';
import { TimeBar } from './time-bar.js';
import {
  filtered,
  groupsOf,
  type Kind,
  peopleIn,
  type TrailData,
  type TrailFilter,
  type TrailGroup,
  type TrailRow,
} from './trail-data.js';
import { chinese } from '../text/punctuation.js';
import { usePartsText } from './text.js';
import { unbroken } from './unbroken.js';
import '../style/buttons.css';
import './trail.css';

interface TrailProps {
  trail: TrailData;
  /** By the platform's clock: what is not done yet is measured up to now. */
  now: number;
  /** Where a piece of evidence is read; without it evidence is named only. */
  fileAddress?: (sha256: string) => string;
}

export function Trail({ trail, now, fileAddress }: TrailProps) {
  const say = usePartsText();
  const [filter, setFilter] = useState<TrailFilter>({ person: '', kind: '' });
  const groups = groupsOf(trail);
  const shown = filtered(groups, filter);
  return (
    <section className="trail" aria-label={say('trail.label')}>
      <TrailFilters groups={groups} filter={filter} onFilter={setFilter} />
      {shown.length === 0 ? <p className="trail-none">{say('trail.none')}</p> : null}
      {shown.map((group) => (
        <Group key={group.id} group={group} now={now} fileAddress={fileAddress} />
      ))}
    </section>
  );
}

interface TrailFiltersProps {
  groups: readonly TrailGroup[];
  filter: TrailFilter;
  onFilter: (filter: TrailFilter) => void;
}

function TrailFilters({ groups, filter, onFilter }: TrailFiltersProps) {
  const say = usePartsText();
  const kinds = [...new Set(groups.flatMap((g) => g.rows.map((row) => row.kind)))];
  return (
    <div className="trail-filters not-printed">
      <label>
        {say('trail.person')}
        <select value={filter.person} onChange={(e) => onFilter({ ...filter, person: e.target.value })}>
          <option value="">{say('trail.everyone')}</option>
          {peopleIn(groups).map((person) => (
            <option key={person}>{person}</option>
          ))}
        </select>
      </label>
      {kinds.length > 1 ? (
        <label>
          {say('trail.kind')}
          <select value={filter.kind} onChange={(e) => onFilter({ ...filter, kind: e.target.value as Kind | '' })}>
            <option value="">{say('trail.everything')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {say(`trail.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <button type="button" className="button-plain" onClick={() => window.print()}>
        {say('trail.print')}
      </button>
    </div>
  );
}

function Group({
  group,
  now,
  fileAddress,
}: {
  group: TrailGroup;
  now: number;
  fileAddress?: TrailProps['fileAddress'];
}) {
  const say = usePartsText();
  const nameOf = useNames();
  const { checkpoint, round, rows } = group;
  const title = checkpoint ? nameOf('checkpoints', checkpoint.key) : say('trail.beside');
  return (
    <section className={`trail-group trail-group-${checkpoint?.state ?? 'beside'}`}>
      <h3>
        {checkpoint ? <span className="trail-no figures">{checkpoint.no}</span> : null}
        {title}
        {round !== null ? <span className="trail-round">{say('trail.earlierRound', { round })}</span> : null}
      </h3>
      {checkpoint && round === null ? <TimeBar checkpoint={checkpoint} now={now} /> : null}
      {checkpoint?.reason && round === null ? <p className="trail-reason">{chinese(checkpoint.reason)}</p> : null}
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} fileAddress={fileAddress} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, fileAddress }: { row: TrailRow; fileAddress?: TrailProps['fileAddress'] }) {
  const say = usePartsText();
  const { kind, at, name, who, act, document, message, again } = row;
  return (
    <li className={`trail-row trail-row-${kind}`}>
      <span className="trail-when">
        <Moment at={at} exact />
      </span>
      <span className="trail-what">
        {kind === 'attempts' || kind === 'reads' ? (
          <span className="trail-kind">{say(kind === 'attempts' ? 'trail.attempt' : 'trail.read')}</span>
        ) : null}
        {document ? (
          <a className="chip" href={`/api/documents/${document.id}`} target="_blank" rel="noopener">
            {name}
          </a>
        ) : (
          name
        )}
        {again ? <span className="trail-again">{unbroken(say('trail.again', { times: again.times, until: moment(again.until) }))}</span> : null}
        {message ? <span className="trail-message">{message}</span> : null}
        {act && act.evidence.length > 0 ? (
          <span className="trail-evidence">
            {act.evidence.map((e) => (
              <span className="chip" key={`${e.kind}-${e.file}`} title={e.kindName}>
                {fileAddress ? (
                  <a href={fileAddress(e.file)}>
                    <bdi>{e.name}</bdi>
                  </a>
                ) : (
                  <bdi>{e.name}</bdi>
                )}
              </span>
            ))}
          </span>
        ) : null}
      </span>
      <span className="trail-who">
        <bdi>{who}</bdi>
      </span>
      <span className="trail-seal">
        {act ? <SealMark seq={act.seq} at={act.at} leaf={act.leaf} /> : null}
        {document ? <SealMark seq={document.seq} at={at} sha256={document.sha256} /> : null}
      </span>
    </li>
  );
}
