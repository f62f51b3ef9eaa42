import assert from 'node:assert/strict';
import { definitionOf, EVENT_TYPES, type EventType } from '../../server/machines/events.js';
import { ROLES, type Role, SEAT } from '../../server/machines/roles.js';
import {
  mayAct,
  mayRegisterProject,
  maySee,
  type Project,
  rolesIn,
  type Sight,
} from '../../server/people/policy.js';
import type { Grant, Subject } from '../../server/people/subject.js';

const ROLE_KEYS = Object.keys(ROLES) as Role[];
const HOME = { village: '330203102230', town: '330203102', district: '330203' };
const at = (place: typeof HOME, publicAt: number | null = 1): Project => ({ ...place, publicAt });

/** Where the project lies, seen from somebody who holds a role at HOME. */
const PLACES = {
  'own village': at(HOME),
  'sister village': at({ ...HOME, village: '330203102209' }),
  'other town': at({ village: '330203105201', town: '330203105', district: '330203' }),
  'other district': at({ village: '330212100201', town: '330212100', district: '330212' }),
};
type PlaceName = keyof typeof PLACES;

/** By hand: at how many of these places a role of each seat counts. */
const REACH = { village: 1, town: 2, district: 3 } as const;
const reaches = (role: Role, place: PlaceName) => {
  const seat = SEAT[role];
  return seat !== null && Object.keys(PLACES).indexOf(place) < REACH[seat];
};

const staff = (...grants: Grant[]): Subject => ({
  account: 'a',
  kind: 'staff',
  username: 'a',
  displayName: '某办公室',
  grants,
});
const bidder: Subject = { ...staff(), kind: 'bidder' };
const holder = (role: Role): Subject => {
  const seat = SEAT[role];
  return seat === null ? bidder : staff({ role, organisation: HOME[seat] });
};
const denial = (answer: ReturnType<typeof mayAct>) => ('denied' in answer ? answer.denied : null);

describe('the policy on acts', () => {
  for (const place of Object.keys(PLACES) as PlaceName[]) {
    for (const role of ROLE_KEYS) {
      it(`lets ${role} do in the ${place} its own acts where its seat reaches, and no other`, () => {
        const counts = role === 'bidder' || (role !== 'district' && reaches(role, place));
        for (const type of EVENT_TYPES) {
          const answer = mayAct(holder(role), type, PLACES[place]);
          const expected = counts && definitionOf(type).roles.includes(role);
          assert.deepEqual('role' in answer ? answer.role : null, expected ? role : null, type);
        }
      });
    }
  }

  it('lets nobody act without signing in', () => {
    for (const type of EVENT_TYPES) assert.ok(denial(mayAct(null, type, PLACES['own village'])));
  });

  it('lets nobody do what only the clock does', () => {
    const everything = staff(
      ...ROLE_KEYS.flatMap((role): Grant[] => {
        const seat = SEAT[role];
        return seat === null || role === 'district' ? [] : [{ role, organisation: HOME[seat] }];
      }),
    );
    const clockOnly = EVENT_TYPES.filter((type) => definitionOf(type).roles.length === 0);
    assert.ok(clockOnly.includes('close_offers'));
    for (const type of clockOnly) {
      assert.match(
        denial(mayAct(everything, type, PLACES['own village'])) ?? '',
        /系统到期自动办理/,
      );
    }
  });

  it('denies what is no event, also names that every object has', () => {
    for (const type of ['xstate.init', '*', '', 'constructor', '__proto__', 'toString']) {
      assert.match(
        denial(mayAct(holder('station'), type, PLACES['own village'])) ?? '',
        /没有这项操作/,
      );
    }
  });

  it('lets the administrator act in nothing, whatever other roles were granted besides', () => {
    const both = staff(
      { role: 'district', organisation: '330212' },
      { role: 'accountant', organisation: HOME.village },
    );
    assert.deepEqual(rolesIn(both, HOME), []);
    for (const type of EVENT_TYPES) assert.ok(denial(mayAct(both, type, PLACES['own village'])));
    assert.match(
      denial(mayAct(both, 'submit_application', PLACES['own village'])) ?? '',
      /区管理员不参与/,
    );
    assert.match(mayRegisterProject(both, HOME.village) ?? '', /区管理员不参与/);
  });

  it('gives a bidder account no staff role, even with a grant', () => {
    const granted: Subject = { ...holder('station'), kind: 'bidder' };
    assert.deepEqual(rolesIn(granted, HOME), ['bidder']);
    assert.ok(denial(mayAct(granted, 'open_offers', PLACES['own village'])));
  });

  it('gives a staff account no bidder role, even with a grant', () => {
    const granted = staff({ role: 'bidder', organisation: HOME.village });
    assert.deepEqual(rolesIn(granted, HOME), []);
    assert.ok(denial(mayAct(granted, 'register_bidder', PLACES['own village'])));
  });

  it('lets bidders act only once the project is public', () => {
    assert.deepEqual(mayAct(bidder, 'register_bidder', at(HOME, 0)), { role: 'bidder' });
    assert.match(denial(mayAct(bidder, 'register_bidder', at(HOME, null))) ?? '', /尚未公开/);
  });

  it('does not count a role granted at an organisation of the wrong kind', () => {
    for (const role of ROLE_KEYS) {
      const seat = SEAT[role];
      const wrong = Object.values(HOME).filter((code) => seat === null || code !== HOME[seat]);
      const subject = staff(...wrong.map((organisation) => ({ role, organisation })));
      assert.deepEqual(rolesIn(subject, HOME), [], role);
    }
  });

  it('does not count a role it does not know', () => {
    const subject = staff({ role: 'constructor' as Role, organisation: HOME.village });
    assert.deepEqual(rolesIn(subject, HOME), []);
  });

  describe('of an account with several fitting roles', () => {
    const several: EventType = 'sign_acceptance';
    const both = staff(
      { role: 'town_officer', organisation: HOME.town },
      { role: 'delegate', organisation: HOME.village },
      { role: 'supervisor', organisation: HOME.village },
    );

    it('takes the first in the order the event names them, however they were granted', () => {
      const reversed = { ...both, grants: [...both.grants].reverse() };
      for (const subject of [both, reversed]) {
        assert.deepEqual(mayAct(subject, several, PLACES['own village']), { role: 'supervisor' });
        assert.deepEqual(rolesIn(subject, HOME), ['supervisor', 'delegate', 'town_officer']);
      }
    });

    it('takes the one asked for, if it is held there and may do it', () => {
      const asked = (role: Role, place: PlaceName = 'own village') =>
        mayAct(both, several, PLACES[place], role);
      assert.deepEqual(asked('town_officer'), { role: 'town_officer' });
      assert.deepEqual(asked('delegate'), { role: 'delegate' });
      assert.match(denial(asked('delegate', 'sister village')) ?? '', /不能以“村民代表”身份/);
      assert.match(denial(asked('station')) ?? '', /不能以“镇街公共资源交易站”身份/);
      assert.match(denial(asked('constructor' as Role)) ?? '', /不能以“未知”身份/);
      assert.deepEqual(asked('town_officer', 'sister village'), { role: 'town_officer' });
    });
  });

  it('says in every denial who may, and whether it is the place or the role that is missing', () => {
    const said = (subject: Subject | null, place: PlaceName) =>
      denial(mayAct(subject, 'publish_notice', PLACES[place]));
    const who = '“发布公告”由镇街公共资源交易站办理';
    assert.equal(said(null, 'own village'), `请先登录:${who}。`);
    assert.equal(said(holder('head'), 'own village'), `${who},您的账号没有这一职责。`);
    assert.equal(
      said(holder('station'), 'other town'),
      `${who},您的“镇街公共资源交易站”职责不在本项目所在的镇街。`,
    );
  });
});

describe('the policy on seeing', () => {
  const SEES_WORK: Role[] = [
    'accountant',
    'head',
    'supervisor',
    'delegate',
    'town_officer',
    'station',
    'agent_accountant',
    'discipline',
    'district',
  ];

  for (const place of Object.keys(PLACES) as PlaceName[]) {
    for (const role of ROLE_KEYS) {
      const works = SEES_WORK.includes(role) && reaches(role, place);
      it(`shows ${role} ${works ? 'the work' : 'no more than the public'} of a project in the ${place}`, () => {
        for (const publicAt of [null, 0, 1]) {
          const project = { ...PLACES[place], publicAt };
          const outside: Sight = publicAt === null ? 'nothing' : 'public';
          assert.equal(maySee(holder(role), project), works ? 'work' : outside);
          assert.equal(maySee(null, project), outside);
        }
      });
    }
  }

  it('shows a reviewer the work only of projects drawn for, and of the own district', () => {
    const drawn = { drawn: true };
    assert.equal(maySee(holder('reviewer'), at(HOME, null), drawn), 'work');
    assert.equal(maySee(holder('reviewer'), at(HOME, null)), 'nothing');
    assert.equal(maySee(holder('reviewer'), PLACES['other district'], drawn), 'public');
    assert.equal(maySee(holder('keyholder'), at(HOME, null), drawn), 'nothing');
  });
});

describe('the policy on registering a project', () => {
  it('lets only the accountant of that very village', () => {
    for (const role of ROLE_KEYS) {
      for (const { village } of Object.values(PLACES)) {
        const may = mayRegisterProject(holder(role), village) === null;
        assert.equal(may, role === 'accountant' && village === HOME.village, `${role} ${village}`);
      }
    }
  });

  it('says who may', () => {
    const who = '交易项目由本村的村会计(报账员)登记';
    assert.equal(mayRegisterProject(null, HOME.village), `请先登录:${who}。`);
    assert.equal(mayRegisterProject(holder('head'), HOME.village), `${who},您的账号没有这一职责。`);
    assert.equal(
      mayRegisterProject(holder('accountant'), '330203102209'),
      `${who},您的“村会计(报账员)”职责不在本项目所在的村。`,
    );
  });
});
