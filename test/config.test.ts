import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig, WrongConfig } from '../server/config.js';

describe('configuration', () => {
  it('needs no variable at all', () => {
    const config = readConfig({});
    assert.equal(config.port, 3000);
    assert.equal(config.publicUrl, 'http://localhost:3000');
    assert.equal(config.databaseUrl, undefined);
    assert.equal(config.platformKeyFile, resolve('data/keys/platform.key'));
  });

  it('names every wrong variable at once', () => {
    const env = {
      PORT: '70000',
      DATABASE_URL: 'mysql://somewhere/else',
      DEMO_CLOCK: 'yes',
      POOL_SIZE: '0',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'cunjitong.example',
    };
    assert.throws(
      () => readConfig(env),
      (error) => {
        assert.ok(error instanceof WrongConfig);
        const named = error.problems.map((problem) => problem.split('：')[0]);
        assert.deepEqual(named.sort(), Object.keys(env).sort());
        return true;
      },
    );
  });

  it('names the variable that is missing beside another', () => {
    const env = { DATABASE_ADMIN_URL: 'postgresql://admin@localhost/cunjitong' };
    assert.throws(() => readConfig(env), /DATABASE_URL：/);
  });

  it('takes an empty variable as one that is not set', () => {
    assert.equal(readConfig({ PORT: '', DATABASE_URL: '' }).port, 3000);
  });

  it('fills in demo data only where nobody brought a database', () => {
    assert.equal(readConfig({}).seedDemo, true);
    const own = { DATABASE_URL: 'postgresql://app@localhost/cunjitong' };
    assert.equal(readConfig(own).seedDemo, false);
    assert.equal(readConfig({ ...own, SEED_DEMO: '1' }).seedDemo, true);
  });

  it('keeps the demo clock off unless it is asked for', () => {
    assert.equal(readConfig({}).demoClock, false);
    assert.equal(readConfig({ DEMO_CLOCK: '1' }).demoClock, true);
  });

  it('sends cookies over HTTPS only when the public address is HTTPS', () => {
    assert.equal(readConfig({}).cookieSecure, false);
    assert.equal(readConfig({ PUBLIC_URL: 'https://jc.example.cn/' }).cookieSecure, true);
    assert.equal(
      readConfig({ PUBLIC_URL: 'https://jc.example.cn/' }).publicUrl,
      'https://jc.example.cn',
    );
  });

  it('cannot be changed after it was read', () => {
    assert.ok(Object.isFrozen(readConfig({})));
  });

  it('has every variable explained in .env.example, whose values are the defaults', () => {
    const example = readFileSync('.env.example', 'utf8');
    const source = readFileSync('server/config.ts', 'utf8');
    const variables = [...source.matchAll(/^ {4}([A-Z_]+): /gm)].map((match) => match[1]);
    const explained = [...example.matchAll(/^# .+\n([A-Z_]+)=/gm)].map((match) => match[1]);
    assert.deepEqual(explained.sort(), variables.sort());

    const values = Object.fromEntries(
      [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]),
    );
    assert.deepEqual(readConfig(values), readConfig({}));
  });
});
