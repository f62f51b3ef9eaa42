/** The name of a kind; three ways of trading publish their result under the same title. */
import { useSay } from '../words.js';

const WHICH: Record<string, string> = {
  'result-agreement': '协议方式',
  'result-external': '进区交易',
};

export function KindName({ kind, name }: { kind: string; name: string }) {
  const say = useSay();
  const which = WHICH[kind];
  return which === undefined ? name : [name, say(which)].join(' · ');
}
