/** Who asks, read from the session only where the answer depends on it. */
import type { Request } from 'express';
import type { Deps } from '../app.js';
import { Forbidden, NotSignedIn, Problem } from '../errors.js';
import { administeredBy } from '../people/policy.js';
import { sessionTokenFrom } from '../people/session-token.js';
import type { Subject } from '../people/subject.js';
import type { Route } from './route.js';

type RouteAccess = Pick<Route, 'access' | 'path' | 'beforeOwnPassword'>;

/** @throws NotSignedIn, Forbidden */
export async function subjectFor(
  route: RouteAccess,
  req: Request,
  deps: Deps,
): Promise<Subject | null> {
  switch (route.access) {
    case 'public':
      return null;
    case 'visitor': {
      const subject = await visitor(req, deps);
      return subject?.mustChangePassword ? null : subject;
    }
    case 'signed-in':
      return signedIn(route, req, deps);
    case 'district':
      return administrator(await signedIn(route, req, deps), req, deps);
    case 'machine':
      if (!isFromThisMachine(req)) await refuseUnlessDistrict(req, deps);
      return null;
  }
}

async function signedIn({ path, beforeOwnPassword }: RouteAccess, req: Request, deps: Deps): Promise<Subject> {
  const subject = (await visitor(req, deps)) ?? notSignedIn(req);
  // Whoever acts for a company does not thereby hold its account.
  if (subject.representative && path.startsWith('/api/account/')) {
    throw new Forbidden('您正代表单位办理,不能管理单位的账号。请先改回本人。');
  }
  if (!subject.mustChangePassword || beforeOwnPassword) return subject;
  throw new Problem('password-for-once', 403, '您用的是一次性密码。请先在“我的账号”中设置自己的密码,再办理其他事项。');
}

async function visitor(req: Request, { people }: Deps): Promise<Subject | null> {
  const token = sessionTokenFrom(req.headers.cookie);
  return token === null ? null : people.subjectOf(token);
}

function notSignedIn(req: Request): never {
  const hadSession = sessionTokenFrom(req.headers.cookie) !== null;
  throw new NotSignedIn(hadSession ? '登录已过期,请重新登录。' : undefined);
}

/** What a proxy on this machine passes on comes from elsewhere. */
function isFromThisMachine({ socket, headers }: Request): boolean {
  const direct = headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
  return direct && /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
}

/** Reading takes the role; whatever changes something takes a fresh code from their phone besides, on every route. */
function administrator(subject: Subject, req: Request, { people }: Deps): Subject {
  if (administeredBy(subject).length === 0) throw new Forbidden('机构、账号和职责由区管理员管理,您的账号没有这一职责。');
  if (req.method !== 'GET' && req.method !== 'HEAD') people.refuseWithoutCode(subject, 'administer');
  return subject;
}

async function refuseUnlessDistrict(req: Request, deps: Deps): Promise<void> {
  const subject = await visitor(req, deps);
  if (subject && administeredBy(subject).length > 0) return;
  throw new Forbidden('运行指标只在平台所在主机上或由区管理员查看。');
}
