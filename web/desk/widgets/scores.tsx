/** The score sheet: bidders down, scoring items across; on a phone one bidder below the other. */
import { Input } from 'antd';
import { useNames } from '../../text/domain.js';
import { pointerOf } from '../forms/check.js';
import type { Scores } from '../forms/assemble.js';
import { standing, tenderFile } from '../forms/circumstances.js';
import { useSay } from '../words.js';
import { FieldFrame, type WidgetProps } from './field.js';

export function ScoresWidget(props: WidgetProps) {
  const { path, value, filling } = props;
  const say = useSay();
  const names = useNames();
  const scores = (value as Scores | undefined) ?? {};
  const items = tenderFile(filling.c)?.scoring ?? [];
  const set = (bidder: string, key: string, points: string) =>
    filling.set(path, { ...scores, [bidder]: { ...scores[bidder], [key]: points } });
  const weight = (item: { weight: number }) => say('权重{weight}%', { weight: item.weight });
  return (
    <FieldFrame {...props} asGroup>
      <table className="score-sheet">
        <thead>
          <tr>
            <th scope="col">{names('bidders', filling.c.view.side.key)}</th>
            {items.map((item) => (
              <th key={item.key} scope="col">
                {item.name}
                <small>{weight(item)}</small>
              </th>
            ))}
            <th scope="col">{say('加权得分')}</th>
          </tr>
        </thead>
        <tbody>
          {standing(filling.c).map(({ bidder, name }) => (
            <tr key={bidder}>
              <th scope="row">
                <bdi>{name || bidder}</bdi>
              </th>
              {items.map((item) => (
                <td key={item.key} data-label={`${item.name} ${weight(item)}`}>
                  <Input
                    aria-label={`${name || bidder} ${item.name}`}
                    inputMode="numeric"
                    value={scores[bidder]?.[item.key] ?? ''}
                    status={
                      filling.faults[pointerOf([...path, bidder, item.key])] ? 'error' : undefined
                    }
                    onChange={(e) => set(bidder, item.key, e.target.value)}
                  />
                </td>
              ))}
              <td data-label={say('加权得分')} className="figures">
                {weighted(items, scores[bidder] ?? {})}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </FieldFrame>
  );
}

/** Half a sheet has no score yet. */
function weighted(items: readonly { key: string; weight: number }[], points: Record<string, string>): string {
  if (items.some(({ key }) => !/^\s*\d+\s*$/.test(points[key] ?? ''))) return '—';
  return items.reduce((sum, { key, weight }) => sum + (Number(points[key]) * weight) / 100, 0).toFixed(2);
}
