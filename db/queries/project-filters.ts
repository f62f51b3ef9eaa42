import type { Knex } from 'knex';

export interface ProjectFilters {
  village?: string;
  town?: string;
  side?: string;
  category?: string;
  mode?: string;
  stage?: string;
  /** A part of the title, the number, or the name of the village or town. */
  search?: string;
}

export const FILTERS = ['village', 'town', 'side', 'category', 'mode', 'stage'] as const;

export function filtered(query: Knex.QueryBuilder, filters: ProjectFilters): Knex.QueryBuilder {
  for (const column of FILTERS) {
    const wanted = filters[column];
    if (wanted !== undefined) query.where(`p.${column}`, wanted);
  }
  return query;
}

/** `projects as p` with the names of its village and town. */
export function projectsWithPlaces(db: Knex): Knex.QueryBuilder {
  return db('projects as p')
    .join('organisations as v', 'v.id', 'p.village')
    .join('organisations as t', 't.id', 'p.town');
}
