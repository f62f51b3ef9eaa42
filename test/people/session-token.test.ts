import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  clearedSessionCookie,
  hashSessionToken,
  newSessionToken,
  sessionCookie,
  sessionTokenFrom,
} from '../../server/people/session-token.js';

describe('a session token', () => {
  it('is 256 new random bits each time', () => {
    const tokens = new Set(Array.from({ length: 1000 }, () => newSessionToken().token));
    assert.equal(tokens.size, 1000);
    for (const token of tokens) assert.equal(Buffer.from(token, 'base64url').length, 32);
  });

  it('is stored as its SHA-256 only', () => {
    const { token, hash } = newSessionToken();
    assert.equal(hash, createHash('sha256').update(token).digest('hex'));
    assert.equal(hashSessionToken(token), hash);
    assert.ok(!hash.includes(token));
  });

  it('comes back from the cookie it was set with', () => {
    const { token } = newSessionToken();
    const [pair = ''] = sessionCookie(token, { secure: true, maxAgeSeconds: 60 }).split(';');
    assert.equal(sessionTokenFrom(pair), token);
    assert.equal(sessionTokenFrom(`theme=dark; ${pair}; lang=zh`), token);
  });

  it('is not read from anything else', () => {
    const { token } = newSessionToken();
    const headers = [
      undefined,
      '',
      'a=b',
      token,
      `cjt_session=`,
      `cjt_session=${token}x`,
      `cjt_session=${token.slice(1)}`,
      `cjt_session=${token.slice(0, -1)}%00`,
      `cjt_session=' or 1=1`,
      `CJT_SESSION=${token}`,
      `xcjt_session=${token}`,
      '__proto__=x',
      ';;;',
    ];
    for (const header of headers) assert.equal(sessionTokenFrom(header), null, String(header));
  });
});

describe('the session cookie', () => {
  it('is out of reach of scripts and of other sites', () => {
    assert.equal(
      sessionCookie('t', { secure: true, maxAgeSeconds: 3600 }),
      'cjt_session=t; Max-Age=3600; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });

  it('goes over plain HTTP only where the configuration says so', () => {
    assert.doesNotMatch(sessionCookie('t', { secure: false, maxAgeSeconds: 1 }), /Secure/);
  });

  it('is cleared with the attributes it was set with', () => {
    assert.equal(
      clearedSessionCookie({ secure: true }),
      'cjt_session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });
});
