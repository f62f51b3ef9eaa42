/** Who asks, read from the session only where the answer depends on it. */
import type { Request } from 'express';
import type { Deps } from '../app.js';
import { Forbidden, NotSignedIn } from '../errors.js';
import { subjectOf } from '../people/accounts.js';
import { sessionTokenFrom } from '../people/session-token.js';
import type { Subject } from '../people/subject.js';
import type { Access } from './route.js';

/** @throws NotSignedIn, Forbidden */
export async function subjectFor(
  access: Access,
  req: Request,
  deps: Deps,
): Promise<Subject | null> {
  switch (access) {
    case 'public':
      return null;
    case 'visitor':
      return visitor(req, deps);
    case 'signed-in':
      return (await visitor(req, deps)) ?? notSignedIn(req);
    case 'machine':
      if (!isFromThisMachine(req)) await refuseUnlessDistrict(req, deps);
      return null;
  }
}

async function visitor(req: Request, { db }: Deps): Promise<Subject | null> {
  const token = sessionTokenFrom(req.headers.cookie);
  return token === null ? null : subjectOf(db, token);
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

async function refuseUnlessDistrict(req: Request, deps: Deps): Promise<void> {
  const subject = await visitor(req, deps);
  if (subject?.grants.some(({ role }) => role === 'district')) return;
  throw new Forbidden('运行指标只在平台所在主机上或由区管理员查看。');
}
