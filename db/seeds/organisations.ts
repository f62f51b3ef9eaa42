import { readFile } from 'node:fs/promises';
import { DEMO_VILLAGES } from './demo-accounts.js';

export interface Organisation {
  id: string;
  kind: 'district' | 'town' | 'village';
  name: string;
  parent: string | null;
}

interface Divisions {
  district: { code: string; name: string };
  towns: { code: string; name: string; villages: { code: string; name: string }[] }[];
}

/** The district of the file, parents before children; null where the file was taken away. */
export async function readOrganisations(
  directory = new URL('.', import.meta.url),
): Promise<Organisation[] | null> {
  const divisions = await read(new URL('haishu-divisions.json', directory));
  if (!divisions) return null;
  const { district, towns } = divisions;
  return [
    { id: district.code, kind: 'district', name: district.name, parent: null },
    ...towns.map((town) => organisation('town', town, district.code)),
    // Urban communities own together as villages do, and their collectives trade by the same rules.
    ...towns.flatMap((town) =>
      town.villages.map((village) => organisation('village', village, town.code)),
    ),
    ...DEMO_VILLAGES.flatMap((village) =>
      'invented' in village
        ? [
            organisation(
              'village',
              { ...village, name: `${village.name}(演示)` },
              village.invented.parent,
            ),
          ]
        : [],
    ),
  ];
}

function organisation(
  kind: Organisation['kind'],
  { code, name }: { code: string; name: string },
  parent: string,
): Organisation {
  return { id: code, kind, name, parent };
}

async function read(file: URL): Promise<Divisions | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Divisions;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
