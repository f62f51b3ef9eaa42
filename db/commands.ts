// npm run migrate | npm run bootstrap -- [--username …] [--name …] [--second-username …] [--second-name …] [--code …] [--district …]
import { parseArgs } from 'node:util';
import { bootstrapPassword, configFromEnvironment } from '../server/config.js';
import { ask, askSecret } from './ask.js';
import { makeFirstAdministrators } from './bootstrap.js';
import { connectAdmin } from './connect.js';
import { openDatabase } from './open.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    username: { type: 'string' },
    name: { type: 'string' },
    'second-username': { type: 'string' },
    'second-name': { type: 'string' },
    code: { type: 'string' },
    district: { type: 'string' },
  },
});
const commands: Record<string, (adminUrl: string, applied: string[]) => Promise<void>> = {
  async migrate(_adminUrl, applied) {
    console.log(applied.length ? `已执行迁移：${applied.join('、')}` : '数据库已是最新');
  },
  bootstrap,
};

try {
  const command = commands[positionals[0] ?? ''];
  if (!command) throw new Error(`可用的命令：${Object.keys(commands).join('、')}`);
  const database = await openDatabase(configFromEnvironment());
  try {
    await command(database.adminUrl, database.applied);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function bootstrap(adminUrl: string): Promise<void> {
  const username = values.username ?? (await ask('第一名区管理员的用户名：'));
  const displayName = values.name ?? (await ask('姓名：'));
  const second = {
    username: values['second-username'] ?? (await ask('第二名区管理员的用户名：')),
    displayName: values['second-name'] ?? (await ask('姓名：')),
  };
  const code = values.code ?? (await ask('区(县、市)行政区划代码(6 位)：'));
  const name = values.district ?? (await ask('区(县、市)名称：'));
  const password = bootstrapPassword() ?? (await askTwice());
  const admin = connectAdmin(adminUrl);
  try {
    const district = { code, name };
    const { passwordForOnce } = await makeFirstAdministrators(admin, { first: { username, displayName, password }, second, district });
    console.log(`已创建区管理员 ${username}（${displayName}）和 ${second.username}（${second.displayName}），${name}`);
    console.log(`${second.username} 的一次性密码：${passwordForOnce}`);
    console.log('请当面交给本人，由其立即登录并设置自己的密码。授予任何职责都须两名区管理员，一人提名、另一人确认。');
  } finally {
    await admin.destroy();
  }
}

async function askTwice(): Promise<string> {
  const password = await askSecret('密码：');
  if ((await askSecret('再次输入密码：')) !== password) throw new Error('两次输入的密码不一致');
  return password;
}
