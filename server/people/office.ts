/** What routes ask about people, bound to what it works with: these read as the platform and ask the policy themselves. */
import type { Knex } from 'knex';
import { NotSignedIn, Problem } from '../errors.js';
import type { Instant } from '../machines/time.js';
import { changePassword, refuseWrongPassword, signIn } from './accounts.js';
import {
  authorityPaper,
  authorityUses,
  confirmAuthority,
  endAuthority,
  fileAuthority,
  listAuthorities,
  refuseUnlessAuthorised,
} from './authorities.js';
import { registerCollective } from './collective.js';
import { erasurePreview, findErasable } from './erasable.js';
import { type ErasureInput, erasePersonal } from './erase.js';
import { type Listing, listOrganisations, organisation } from './organisation-list.js';
import { disableOrganisation, enableOrganisation, makeOrganisation, renameOrganisation } from './organisations.js';
import { whyCode } from './policy.js';
import { confirmGrant, endGrant, openProposals, proposeGrant, rejectGrant } from './role-grants.js';
import type { DataKey } from './sealed-identity.js';
import { confirmEnrolment, enrol, removeSecondFactor, takeCode } from './second-factor.js';
import { actFor, endOwnSession, ownSessions, renewToken, signOut, subjectOf } from './sessions.js';
import { disableStaff, enableStaff, listStaff, makeStaff, resetPassword } from './staff.js';
import type { Subject } from './subject.js';

export interface OfficeDeps {
  /** Asks as the platform. */
  db: Knex;
  key: DataKey;
  /** Whether those who approve, open and pay must give a code; off where everybody may read the passwords. */
  codesRequired: boolean;
}

export type PeopleOffice = ReturnType<typeof peopleOffice>;

export function peopleOffice({ db, key, codesRequired }: OfficeDeps) {
  return {
    signIn: (given: Parameters<typeof signIn>[1], now: Instant) => signIn(db, given, now, key),
    signOut: (token: string) => signOut(db, token),
    subjectOf: (token: string) => subjectOf(db, token),
    changePassword: (given: Parameters<typeof changePassword>[1]) => changePassword(db, given),

    sessions: (account: string, token: string | null, now: Instant) => ownSessions(db, account, token, now),
    endSession: (account: string, id: string) => endOwnSession(db, account, id),

    async enrol(subject: Subject, password: string, address: string) {
      await refuseWrongPassword(db, { subject, password, address, pointer: '/password' });
      return enrol(db, key, subject);
    },
    confirmEnrolment: (subject: Subject, code: string, now: Instant) => confirmEnrolment(db, key, { account: subject.account, code }, now),
    /** A code is taken and the session goes on under a new token. */
    async stepUp(subject: Subject, token: string, code: string, now: Instant): Promise<string> {
      await takeCode(db, key, { account: subject.account, code }, now);
      return (await renewToken(db, token, now)) ?? Promise.reject(new NotSignedIn('登录已过期,请重新登录。'));
    },
    async removeSecondFactor(subject: Subject, code: string, now: Instant): Promise<void> {
      await takeCode(db, key, { account: subject.account, code }, now);
      await removeSecondFactor(db, subject.account);
    },
    /** Asked before an act that approves, opens, pays or administers. @throws Problem */
    refuseWithoutCode(subject: Subject, act: string): void {
      const why = whyCode(subject, act, { required: codesRequired });
      if (why) throw new Problem(why.code, 403, why.message);
    },

    fileAuthority: (by: Subject, given: Parameters<typeof fileAuthority>[2], paper: Parameters<typeof fileAuthority>[3]) =>
      fileAuthority(db, by, given, paper),
    listAuthorities: (by: Subject) => listAuthorities(db, by),
    authorityPaper: (by: Subject, id: string) => authorityPaper(db, by, id),
    authorityUses: (by: Subject, id: string) => authorityUses(db, by, id),
    confirmAuthority: (by: Subject, id: string) => confirmAuthority(db, by, id),
    endAuthority: (by: Subject, id: string) => endAuthority(db, by, id),
    async actFor(subject: Subject, token: string, authority: string | null, now: Instant): Promise<string> {
      const person = subject.representative?.account ?? subject.account;
      if (authority !== null) await refuseUnlessAuthorised(db, person, authority, now);
      return (await actFor(db, token, authority)) ?? Promise.reject(new NotSignedIn('登录已过期,请重新登录。'));
    },
    /** Who acts for a company is noted before the act. */

    listStaff: (by: Subject, page: { after: string; limit: number }) => listStaff(db, by, page),
    makeStaff: (by: Subject, given: Parameters<typeof makeStaff>[2]) => makeStaff(db, by, given),
    disableStaff: (by: Subject, account: string) => disableStaff(db, by, account),
    enableStaff: (by: Subject, account: string) => enableStaff(db, by, account),
    resetPassword: (by: Subject, account: string) => resetPassword(db, by, account),
    makeOrganisation: (by: Subject, given: Parameters<typeof makeOrganisation>[2]) => makeOrganisation(db, by, given),
    renameOrganisation: (by: Subject, given: Parameters<typeof renameOrganisation>[2]) => renameOrganisation(db, by, given),
    disableOrganisation: (by: Subject, given: Parameters<typeof disableOrganisation>[2]) => disableOrganisation(db, by, given),
    enableOrganisation: (by: Subject, given: Parameters<typeof enableOrganisation>[2]) => enableOrganisation(db, by, given),
    registerCollective: (by: Subject, given: Parameters<typeof registerCollective>[2]) => registerCollective(db, by, given),
    listOrganisations: (by: Subject, asked: Listing) => listOrganisations(db, by, asked),
    organisation: (by: Subject, code: string) => organisation(db, by, code),
    openProposals: (by: Subject) => openProposals(db, by),
    proposeGrant: (by: Subject, given: Parameters<typeof proposeGrant>[2]) => proposeGrant(db, by, given),
    confirmGrant: (by: Subject, id: string) => confirmGrant(db, by, id),
    rejectGrant: (by: Subject, id: string) => rejectGrant(db, by, id),
    findErasable: (by: Subject, search: string) => findErasable(db, by, search),
    erasurePreview: (by: Subject, account: string) => erasurePreview(db, by, account),
    erase: (by: Subject, given: ErasureInput) => erasePersonal(db, by, given),
    endGrant: (by: Subject, given: Parameters<typeof endGrant>[2]) => endGrant(db, by, given),
  };
}
