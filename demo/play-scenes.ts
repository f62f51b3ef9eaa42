/** Plays the scenes on a platform, one after the other; each project ends where its scene says. */
import { DEMO_PASSWORD, demoUsername } from '../db/seeds/demo-accounts.js';
import { complete } from './case.js';
import { type Client, signIn } from './client.js';
import { issued } from './documents.js';
import { play } from './play.js';
import type { Scene } from './scenes.js';

/** A scene as it stands at a moment: `scene.act` on its way, `scene` where it is left. */
export interface Standing {
  moment: string;
  project: string;
  /** The user names of those who take part, in the order in which they came. */
  bidders: readonly string[];
}

class FarEnough extends Error {}

/** @param look is waited for: the next act moves the clock */
export async function playScenes(url: string, scenes: readonly Scene[], look: (standing: Standing) => Promise<void>): Promise<void> {
  for (const { file, until, looks = [] } of scenes) {
    const unseen = new Set(looks);
    const bidders: string[] = [];
    const accountant = await signIn(url, demoUsername('accountant', file.village ?? ''), DEMO_PASSWORD);
    const lookAt = async (moment: string) => look({ moment, project: await projectOf(accountant, file), bidders });
    await play(url, complete(file), async (act) => {
      if (act.type === 'register_bidder') bidders.push(act.by);
      if (unseen.delete(act.type)) await lookAt(`${file.id}.${act.type}`);
      if (act.type === until) throw new FarEnough();
    }).catch((error) => {
      if (!(error instanceof FarEnough)) throw error;
    });
    if (unseen.size > 0) throw new Error(`the scene ${file.id} never came past ${[...unseen]}`);
    await lookAt(file.id);
    // The next scene begins weeks later: what this one still has to issue is issued in its own days.
    await issued(accountant, await projectOf(accountant, file));
  }
}

/** As its accountant finds it: before its approval it is public to nobody. */
async function projectOf(accountant: Client, { id, title }: Scene['file']): Promise<string> {
  const { items } = await accountant.get<{ items: { id: string; title: string }[] }>('/api/projects?limit=100');
  const found = items.find((project) => project.title === title);
  if (!found) throw new Error(`the scene ${id} has no project`);
  return found.id;
}
