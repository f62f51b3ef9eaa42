/** Templates of documents as the platform answers them. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client.js';
import type { Block } from './block.js';

export interface TemplateRow {
  kind: string;
  name: string;
  version: number;
  /** In force; null where the platform’s text is. */
  edition: number | null;
  drafts: number;
}

export interface Edition {
  id: string;
  kind: string;
  /** The version of the platform’s text that it was made from. */
  base: number;
  edition: number;
  note: string;
  madeByName: string;
  madeAt: number;
  state: 'draft' | 'approved' | 'rejected' | 'withdrawn';
  decidedByName: string | null;
  decidedAt: number | null;
  reason: string | null;
  withdrawnAt: number | null;
}

export interface Template extends Omit<TemplateRow, 'drafts'> {
  blocks: Block[];
  platformBlocks: Block[];
  editions: Edition[];
}

export const STATES = { draft: '待审定', approved: '已审定', rejected: '未通过', withdrawn: '已撤回' } as const;

export const useTemplates = () =>
  useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) => get<{ items: TemplateRow[] }>('/api/templates', signal),
  });

export const useTemplate = (kind: string) =>
  useQuery({
    queryKey: ['templates', kind],
    queryFn: ({ signal }) => get<Template>(`/api/templates/${encodeURIComponent(kind)}`, signal),
  });

/** One edition with its text. */
export const useEdition = (id: string | null) =>
  useQuery({
    queryKey: ['templates', 'edition', id],
    enabled: id !== null,
    queryFn: ({ signal }) =>
      get<Edition & { blocks: Block[]; mine: boolean }>(`/api/templates/drafts/${id}`, signal),
  });
