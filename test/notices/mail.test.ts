import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { confirmAddress, forgetAddress, ownAddress, setAddress } from '../../server/notices/mail-address.js';
import type { Mail } from '../../server/notices/mailer.js';
import { sendOnce } from '../../server/notices/send-mail.js';
import { dataKey } from '../../server/people/sealed-identity.js';
import { makeWorld, type World } from '../helpers/world.js';

const ADDRESS = 'kuaiji@example.cn';

describe('notices by mail', () => {
  const key = dataKey(randomBytes(32));
  let world: World;
  let account: string;
  let sent: Mail[];
  let isDown: boolean;
  const mailer = {
    async send(mail: Mail) {
      if (isDown) throw new Error('connection refused');
      sent.push(mail);
    },
    close() {},
  };

  beforeEach(async () => {
    world = await makeWorld();
    ({ account } = await world.subject('accountant'));
    sent = [];
    isDown = false;
  });
  afterEach(() => world.drop());

  const set = () => setAddress(world.db, { key, mailer }, account, ADDRESS);
  const code = () => /验证码是 (\d{6})/.exec(sent.at(-1)?.text ?? '')?.[1] as string;
  const confirmed = async () => {
    await set();
    await confirmAddress(world.db, account, code());
    sent = [];
  };
  let seq = 1000;
  const notice = async (...texts: string[]) => {
    const project = await world.register();
    for (const text of texts) await world.admin('notices').insert({ account, project, seq: seq++, text, at: 0 });
  };
  const failures: string[] = [];
  const send = () => sendOnce({ db: world.db, key, mailer, publicUrl: 'https://cjt.example', failed: (_, whose) => failures.push(whose) });

  it('go only to an address that its owner confirmed by the code sent there', async () => {
    await set();
    assert.equal(sent[0]?.to, ADDRESS);
    await notice('甲');
    await send();
    assert.equal(sent.length, 1);
    await confirmAddress(world.db, account, code());
    assert.deepEqual(await ownAddress(world.db, key, account), { address: ADDRESS, confirmed: true });
    await assert.rejects(confirmAddress(world.db, account, code()), /不正确/);
  });

  it('stand in the database sealed, and are forgotten when asked', async () => {
    await set();
    const { rows } = await world.admin.raw('select m::text as said from mail_addresses m');
    assert.doesNotMatch(rows[0].said, new RegExp(`kuaiji|${Buffer.from('kuaiji').toString('hex')}`));
    await forgetAddress(world.db, account);
    assert.equal(await ownAddress(world.db, key, account), null);
  });

  it('cannot be confirmed by trying codes, nor can somebody’s inbox be filled with them', async () => {
    await set();
    await assert.rejects(set(), /一分钟/);
    const right = code();
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
    await Promise.all(Array.from({ length: 5 }, () => assert.rejects(confirmAddress(world.db, account, wrong))));
    await assert.rejects(confirmAddress(world.db, account, right), /不正确/);
  });

  it('come as one mail for several, once, also when two processes send', async () => {
    await confirmed();
    await notice('甲项目：已进入“定价”，要您办的见“待办”。', '乙项目:已开标');
    await Promise.all([send(), send(), send()]);
    await send();
    assert.equal(sent.length, 1);
    assert.match(sent[0]?.subject ?? '', /2 条/);
    assert.match(sent[0]?.text ?? '', /甲项目.*乙项目.*https:\/\/cjt\.example\/desk/s);
  });

  it('are tried again while the server is down, five times, and then stay in the application', async () => {
    await confirmed();
    await notice('甲');
    isDown = true;
    for (let n = 0; n < 4; n += 1) await send();
    assert.equal(failures.length, 4);
    isDown = false;
    await send();
    assert.equal(sent.length, 1);
    await notice('乙');
    isDown = true;
    for (let n = 0; n < 6; n += 1) await send();
    isDown = false;
    await send();
    assert.equal(sent.length, 1);
  });
});
