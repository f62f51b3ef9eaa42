/** Statements a request, counted at the driver while two cases are played over HTTP. */
import type { Place } from './place.js';
import { playedCases } from './played.js';
import { figures, type Options, type Row } from './report.js';
import { roundTrips, statementsOf, type Watched } from './watch.js';

export async function statements(place: Place, { tell }: Options): Promise<Row[]> {
  const { acts, reads } = await playedCases(place);
  const byType = new Map<string, Watched[]>();
  for (const { type, request } of acts) byType.set(type, [...(byType.get(type) ?? []), request]);
  for (const [type, requests] of byType) tell(`    ${type}: ${range(requests)}`);

  const all = acts.map(({ request }) => request);
  const most = [...byType].reduce((a, b) => (peak(b[1]) > peak(a[1]) ? b : a));
  const row = (what: string, requests: Watched[]): Row => ({ what: `statements: ${what}`, measured: range(requests) });
  return [
    row('public list', [reads.list]),
    row('public detail', [reads.detail]),
    row('list of a desk', [reads.work]),
    row('project view', [reads.view]),
    row('trail', [reads.trail]),
    row('submit_offer', byType.get('submit_offer') ?? []),
    row('propose_valuation', byType.get('propose_valuation') ?? []),
    {
      what: `statements: the ${byType.size} kinds of acts that the two cases need`,
      measured: `median ${figures.median(all.map(statementsOf))}, most ${peak(most[1])} (${most[0]})`,
    },
  ];
}

const peak = (requests: readonly Watched[]) => Math.max(...requests.map(statementsOf));

/** The session is looked up in one of them; a connection's own first settings are no part of a request. */
function range(requests: readonly Watched[]): string {
  const of = (count: (request: Watched) => number) => {
    const counts = requests.map(count);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    return least === most ? `${least}` : `${least} to ${most}`;
  };
  return `${of(statementsOf)} in ${of(roundTrips)} round trips`;
}
