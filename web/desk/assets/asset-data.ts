/** The register as the pages know it; amounts in fen, quantities in hundredths. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { BUILDING_STATES, USE_STATES } from '../../../server/assets/states.js';
import { get, query } from '../../api/client.js';

export interface Said {
  name: string;
  category: string;
  location: string;
  quantity: number;
  unit: string;
  originalValue: number | null;
  certificate: string | null;
  useState: keyof typeof USE_STATES;
  building: keyof typeof BUILDING_STATES;
  buildingUntil: string | null;
  disputed: boolean;
  note: string | null;
}

export interface Asset {
  id: string;
  code: string;
  village: { code: string; name: string };
  version: number;
  changedAt: number;
  retiredAt: number | null;
  said: Said;
}

export interface Change {
  version: number;
  at: number;
  kind: 'added' | 'imported' | 'changed' | 'retired';
  said: Partial<Said> & { reason?: string };
}

export interface AssetTrade {
  project: string;
  code: string;
  title: string;
  stage: string;
}

export interface AssetFilters {
  search: string;
  category: string;
  useState: string;
  retired: string;
}

export function useAssets(filters: AssetFilters) {
  return useInfiniteQuery({
    queryKey: ['assets', filters],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: Asset[]; next: string | null }>(
        `/api/assets${query({ ...filters, after: pageParam, limit: 50 })}`,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export function useAsset(id: string) {
  return useQuery({
    queryKey: ['asset', id],
    queryFn: ({ signal }) =>
      get<Asset & { changes: Change[]; trades: AssetTrade[] }>(`/api/assets/${id}`, signal),
  });
}

/** Where the signed-in person keeps the register: the villages of an accountant. */
export function keptVillages(grants: readonly { role: string; organisation: string }[]): string[] {
  return [...new Set(grants.filter((g) => g.role === 'accountant').map((g) => g.organisation))];
}

export const quantityOf = ({ quantity, unit }: Pick<Said, 'quantity' | 'unit'>) =>
  `${(quantity / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 })} ${unit}`;
