/**
 * Three bidders, as many as a procurement needs. Their numbers pass the check digit and belong to nobody:
 * the companies' organisation codes are not issued, and the people would have been born in 1900.
 */
import { citizenCheck, creditCheck } from '../../server/people/identity-codes.js';
import type { Registration } from '../../server/people/registration.js';

export const DEMO_BIDDERS: readonly Omit<Registration, 'password'>[] = [
  company('gys-jia', '演示企业甲(演示)', 1),
  company('gys-yi', '演示企业乙(演示)', 2),
  {
    username: 'jmr-bing',
    kind: 'person',
    name: '演示竞买人丙(演示)',
    identityCode: citizen(3),
    phone: '057400000003',
  },
];

function company(username: string, name: string, no: number) {
  const first17 = `91330203YYYYYYYY${no}`;
  return {
    username,
    kind: 'company' as const,
    name,
    identityCode: first17 + creditCheck(first17),
    headIdentity: citizen(no),
    phone: `05740000000${no}`,
  };
}

function citizen(no: number): string {
  const first17 = `33020319000101${String(no).padStart(3, '0')}`;
  return first17 + citizenCheck(first17);
}
