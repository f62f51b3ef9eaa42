/** The register of organisations as the platform tells it, and what a missing role stops. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Role } from '../../../server/machines/roles.js';
import { get, query } from '../../api/client.js';

export interface Organisation {
  code: string;
  kind: 'district' | 'town' | 'village';
  name: string;
  parent: { code: string; name: string } | null;
  disabledAt: number | null;
  /** Null for what is no village, and until it is registered. */
  collective: { name: string; creditCode: string; seat: string } | null;
  roles: { role: Role; persons: number; needed: number }[];
  /** Trades that are not archived. */
  running: number | null;
}
export interface OrganisationView extends Organisation {
  people: { role: Role; displayName: string; username: string }[];
  publicAddress: string | null;
}
interface Page {
  totals: { towns: number; villages: number; lacking: number; unregistered: number };
  items: Organisation[];
  next: string | null;
}

export const FILTERS = ['search', 'town', 'state', 'lacking', 'unregistered'] as const;
export type Filters = Record<(typeof FILTERS)[number], string>;

export const addressOf = (filters: Filters, after: string | null, limit?: number) =>
  `/api/organisations${query({ ...filters, after, limit })}`;

export const useOrganisations = (filters: Filters) =>
  useInfiniteQuery({
    queryKey: ['organisations', 'list', filters],
    queryFn: ({ pageParam, signal }) => get<Page>(addressOf(filters, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const useOrganisation = (code: string) =>
  useQuery({
    queryKey: ['organisations', 'one', code],
    queryFn: ({ signal }) => get<OrganisationView>(`/api/organisations/${code}`, signal),
  });

export const missingIn = ({ roles }: Organisation) =>
  roles.filter(({ persons, needed }) => persons < needed);

/** What comes to a halt without it. */
export const HALTS: Partial<Record<Role, string>> = {
  accountant: '不能登记项目、申请付款。',
  head: '定价、交易文件、成交和合同无人确认。',
  supervisor: '民主决策无人会签,开标和签约无人见证,项目不能往下走。',
  delegate: '验收缺村民代表一方,项目不能结项。',
  town_officer: '项目无人审核,合同无人备案。',
  station: '资格审查须一人审查、另一人复核,少于两人办不下去。',
  agent_accountant: '保证金和租金无人入账,付款无人复核。',
  discipline: '交易全程无人监督。',
  reviewer: '综合评审抽不出三人以上的评审小组。',
  district: '授予职责须一人提名、另一人确认,少于两人办不成。',
};

export const KINDS = { district: '区', town: '镇街', village: '村(社区)' };
