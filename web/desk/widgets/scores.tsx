/** The score sheet: bidders down, scoring items across; on a phone one bidder below the other. */
import { Input } from 'antd';
import { pointerOf } from '../forms/check.js';
import type { Scores } from '../forms/assemble.js';
import { standing, tenderFile } from '../forms/circumstances.js';
import { useSay } from '../words.js';
import { FieldFrame, type WidgetProps } from './field.js';

export function ScoresWidget(props: WidgetProps) {
  const { path, value, filling } = props;
  const say = useSay();
  const scores = (value as Scores | undefined) ?? {};
  const items = tenderFile(filling.c)?.scoring ?? [];
  const set = (bidder: string, key: string, points: string) =>
    filling.set(path, { ...scores, [bidder]: { ...scores[bidder], [key]: points } });
  const total = (bidder: string) =>
    items
      .reduce(
        (sum, { key, weight }) => sum + (Number(scores[bidder]?.[key] ?? 0) * weight) / 100,
        0,
      )
      .toFixed(2);
  return (
    <FieldFrame {...props} asGroup>
      <table className="score-sheet">
        <thead>
          <tr>
            <th scope="col">{say('竞买人')}</th>
            {items.map((item) => (
              <th key={item.key} scope="col">
                {item.name}
                <small>{say('权重{weight}', { weight: item.weight })}</small>
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
                <td key={item.key} data-label={item.name}>
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
                {total(bidder)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </FieldFrame>
  );
}
