/** What the portal reads of the platform. */
import type { Notice, Places, ProjectDetail, ProjectItem, Village } from './answers.js';
import { get, query } from './client.js';

export type { Notice, Places, ProjectDetail, ProjectItem, Village };

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Figure {
  key: string;
  name: string;
  value: number;
  unit: '宗' | '分' | '%' | '天';
  formula: string;
}

export interface ProjectsAsked {
  search?: string;
  town?: string;
  village?: string;
  side?: string;
  category?: string;
  mode?: string;
  stage?: string;
  /** Fen. */
  least?: number;
  most?: number;
  order?: 'newest' | 'closing';
  limit?: number;
  after?: string | null;
}

export const listProjects = (asked: ProjectsAsked, signal?: AbortSignal) =>
  get<Page<ProjectItem>>(`/api/public/projects${query({ ...asked })}`, signal);
export const readProject = (id: string) => get<ProjectDetail>(`/api/public/projects/${encodeURIComponent(id)}`);
export const readNotice = (id: string) => get<Notice>(`/api/public/projects/${encodeURIComponent(id)}/notice`);
export const readFigures = () => get<{ figures: Figure[] }>('/api/public/stats');
export const readPlaces = () => get<Places>('/api/public/places');
export const readVillage = (code: string) => get<Village>(`/api/public/villages/${encodeURIComponent(code)}`);
