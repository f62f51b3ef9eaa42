/**
 * Two trades as the public finds them where not all goes smoothly: one with questions and answers that is stopped
 * afterwards, and one that nobody registered for. Titles and amounts are made up.
 */
import { complete } from '../../demo/case.js';
import { issued } from '../../demo/documents.js';
import { play } from '../../demo/play.js';
import { DEMO_BIDDERS } from '../../db/seeds/demo-bidders.js';
import type { View } from '../../demo/playbook/context.js';
import { Hands, OFFICER, STATION, VILLAGE } from './town-scenes.js';

/** After all other scenes: the clock of a demonstration only moves forward. */
const ASKED = complete({
  id: 'portal-asked',
  side: 'procurement',
  mode: 'comparison',
  village: VILLAGE,
  year: 2026,
  title: '（演示）村民活动中心空调采购',
  category: 'goods',
  published: '10-22',
  ceiling: 86_500,
});
const DESERTED = complete({
  id: 'portal-deserted',
  side: 'asset',
  mode: 'sealed',
  village: VILLAGE,
  year: 2026,
  title: '（演示）老粮站仓库招租',
  published: '12-02',
  reserve: 120_000,
  termYears: 5,
});
const QUESTIONS = [
  ['空调安装后的旧机由谁拆除并清运？', '由供货方拆除，运到村指定的堆放点，费用包含在报价内（演示）'],
  ['质保期内上门维修有没有时限要求？', '接到电话后24小时内到场，见采购需求第4条（演示）'],
] as const;

class FarEnough extends Error {}

/** Waits until the picture is taken: the trade goes on afterwards. */
type Look = (moment: string, project: string) => Promise<void>;

export async function playForPublic(url: string, look: Look): Promise<void> {
  const hands = new Hands(url);
  await askedAndStopped(url, hands, look);
  await deserted(url, hands, look);
}

async function publishedOnly(url: string, hands: Hands, trade: typeof ASKED): Promise<string> {
  await play(url, trade, ({ type }) => {
    if (type === 'publish_notice') throw new FarEnough();
  }).catch((error) => {
    if (!(error instanceof FarEnough)) throw error;
  });
  const project = await hands.idOf(trade.title);
  await issued(await hands.client(STATION), project);
  return project;
}

async function askedAndStopped(url: string, hands: Hands, look: Look): Promise<void> {
  const project = await publishedOnly(url, hands, ASKED);
  for (const [index, [question, answer]] of QUESTIONS.entries()) {
    await hands.send(String(DEMO_BIDDERS[index]?.username), project, 'ask_question', { question });
    await hands.send(STATION, project, 'answer_question', { no: index + 1, answer });
  }
  await hands.send(STATION, project, 'clarify_notice', { clarification: '采购需求第2条“1.5匹”指单台制冷量3500瓦，其余条款不变（演示）' });
  await look('asked', project);
  await hands.send(OFFICER, project, 'suspend', { ground: 'complaint', reasons: '收到投诉，需核实采购需求（演示）' });
  await look('suspended', project);
}

async function deserted(url: string, hands: Hands, look: Look): Promise<void> {
  const project = await publishedOnly(url, hands, DESERTED);
  const station = await hands.client(STATION);
  const { dates } = await station.get<View>(`/api/projects/${project}`);
  await hands.setClock((dates?.openingAt ?? 0) + 60_000);
  await look('failed', project);
}
