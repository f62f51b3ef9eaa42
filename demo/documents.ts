/** Documents are rendered after the act that calls for them. */
import type { Client } from './client.js';

export interface Listed {
  id: string;
  number: string;
  title: string;
  state: string;
}

/** The documents of a project, once none is pending any more. */
export async function issued(reader: Client, id: string): Promise<Listed[]> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { items } = await reader.get<{ items: Listed[] }>(`/api/projects/${id}/documents`);
    if (items.every((d) => d.state !== 'pending')) return items.filter((d) => d.state === 'issued');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('documents were not issued within a minute');
}
