/** One project, its trail, its documents and its papers. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client.js';
import type { TrailData } from '../../parts/trail-data.js';
import type { ProjectView } from '../forms/circumstances.js';

export interface IssuedDocument {
  id: string;
  number: string | null;
  title: string;
  checkpoint: string | null;
  round: number;
  /** The sub-account of the bidder whose paper it is. */
  bidder: string | null;
  state: 'pending' | 'issued' | 'failed';
  sha256: string | null;
  size: number | null;
  pages: number | null;
  /** The moment of the act that called for it, printed on it. */
  createdAt: number;
  /** When it was drawn and its hash entered the log. */
  issuedAt: number | null;
}

export interface Attachment {
  sha256: string;
  name: string;
  size: number;
  mime: string;
  uploadedAt: number;
}

const part = (id: string, name = '') => `/api/projects/${id}${name}`;

export const useProject = (id: string) =>
  useQuery({
    queryKey: ['project', id],
    queryFn: ({ signal }) => get<ProjectView>(part(id), signal),
    // What can be done changes with every act of anybody: whoever comes back to the page is told how it stands now.
    staleTime: 0,
  });

export const useTrail = (id: string) =>
  useQuery({
    queryKey: ['project', id, 'trail'],
    queryFn: ({ signal }) => get<TrailData>(part(id, '/trail'), signal),
  });

/** Asked again while one is being made. */
export const useDocuments = (id: string) =>
  useQuery({
    queryKey: ['project', id, 'documents'],
    queryFn: ({ signal }) => get<{ items: IssuedDocument[] }>(part(id, '/documents'), signal),
    refetchInterval: ({ state }) =>
      state.data?.items.some((d) => d.state === 'pending') ? 3_000 : false,
  });

export const useAttachments = (id: string) =>
  useQuery({
    queryKey: ['project', id, 'attachments'],
    queryFn: ({ signal }) => get<{ items: Attachment[] }>(part(id, '/attachments'), signal),
  });
