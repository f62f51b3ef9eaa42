import { configFromEnvironment, WrongConfig } from './config.js';
import { type Platform, startPlatform } from './start.js';

const begun = performance.now();
const starting = start();
stopOnSignals();
const platform = await starting;
if (platform) announce(platform);

async function start(): Promise<Platform | undefined> {
  try {
    return await startPlatform(configFromEnvironment());
  } catch (error) {
    // A wrong variable is the operator's to mend; anything else needs its stack.
    console.error(error instanceof WrongConfig ? error.message : error);
    process.exitCode = 1;
    return undefined;
  }
}

function announce({ config, demoAccounts }: Platform): void {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`村集通已就绪：${config.publicUrl}（启动用时 ${seconds} 秒，按 Ctrl-C 停止）`);
  if (demoAccounts.length === 0) return;
  console.log('演示账号：');
  for (const { username, password, role, name } of demoAccounts) {
    console.log(`  ${username.padEnd(16)} ${password.padEnd(16)} ${role} ${name}`);
  }
}

function stopOnSignals(): void {
  let first: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (first !== undefined) {
        // npm passes on the Ctrl-C that the terminal has already sent us.
        if (performance.now() - first > 500) process.exit(130);
        return;
      }
      first = performance.now();
      console.log('正在停止：等待进行中的请求结束（再按一次 Ctrl-C 立即退出）');
      await (await starting)?.stop();
      console.log('已停止');
      process.exit();
    });
  }
}
