/** Plays the scenes on a platform, one after the other; each project ends where its scene says. */
import { complete } from '../../demo/case.js';
import { play } from '../../demo/play.js';
import { SCENES } from './cases.js';

class FarEnough extends Error {}

/** @param seen is told of each scene while its project stands where it was left: the next one moves the clock */
export async function playScenes(url: string, seen: (scene: string, project: string) => Promise<void>): Promise<void> {
  const known = new Set<string>();
  for (const { file, until } of SCENES) {
    await play(url, complete(file), (act) => {
      if (act.type === until) throw new FarEnough();
    }).catch((error) => {
      if (!(error instanceof FarEnough)) throw error;
    });
    const id = (await publicIds(url)).find((one) => !known.has(one));
    if (!id) throw new Error(`the scene ${file.id} has not become public`);
    known.add(id);
    await seen(file.id, id);
  }
}

/** Answers are kept for a few seconds, so that the newest project may come a moment later. */
async function publicIds(url: string): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const answer = await fetch(`${url}/api/public/projects?limit=100`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return items.map((item) => item.id);
}
