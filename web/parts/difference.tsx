/** The difference view: two versions side by side, one above the other on a phone; changes marked, not by colour alone. */
import { usePartsText } from './text.js';
import { differences, type Piece } from './word-difference.js';
import './difference.css';

export interface Compared {
  key: string;
  label: string;
  before: string;
  after: string;
}

interface DifferenceProps {
  rows: readonly Compared[];
  /** What the two sides are: 交易文件, 合同. */
  before: string;
  after: string;
  /** Rows that are equal are left out. */
  onlyChanged?: boolean;
}

export function Difference({ rows, before, after, onlyChanged = false }: DifferenceProps) {
  const say = usePartsText();
  const changed = rows.filter((row) => row.before !== row.after);
  const shown = onlyChanged ? changed : rows;
  return (
    <div className="difference">
      <p className="difference-count" role="status">
        {changed.length === 0 ? say('diff.same') : say('diff.changed', { count: changed.length })}
      </p>
      {shown.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col" aria-label={`${before} / ${after}`} />
              <th scope="col">{before}</th>
              <th scope="col">{after}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => {
              const { before: left, after: right } = differences(row.before, row.after);
              return (
                <tr key={row.key} className={row.before === row.after ? undefined : 'difference-changed'}>
                  <th scope="row">{row.label}</th>
                  <td data-side={before}>
                    <Side pieces={left} tag="del" mark={say('diff.removed')} />
                  </td>
                  <td data-side={after}>
                    <Side pieces={right} tag="ins" mark={say('diff.added')} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}

/** What came and what went are said to a screen reader, which does not see a line through or below. */
function Side({ pieces, tag: Tag, mark }: { pieces: readonly Piece[]; tag: 'del' | 'ins'; mark: string }) {
  const say = usePartsText();
  if (pieces.length === 0) return <span className="difference-empty">{say('diff.empty')}</span>;
  let from = 0;
  return pieces.map(({ text, changed }) => {
    const at = from;
    from += text.length;
    if (!changed) return <span key={at}>{text}</span>;
    return (
      <Tag key={at}>
        <span className="only-for-readers">{mark} </span>
        {text}
      </Tag>
    );
  });
}
