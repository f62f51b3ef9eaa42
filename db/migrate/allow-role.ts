import pg from 'pg';

const ROLE = 'cjt_app';

/** The platform's login must be able to take its role; better said now than by the first request. */
export async function allowRole(admin: pg.Client, loginUrl: string): Promise<void> {
  const login = new pg.Client({ connectionString: loginUrl });
  await login.connect();
  try {
    const { rows } = await login.query('select session_user as name');
    const name: string = rows[0].name;
    if (await mayTake(login)) return;
    const grant = `grant ${ROLE} to ${pg.escapeIdentifier(name)}`;
    try {
      await admin.query(grant);
    } catch (cause) {
      throw new Error(missing(name, grant), { cause });
    }
    if (!(await mayTake(login))) throw new Error(missing(name, grant));
  } finally {
    await login.end();
  }
}

/** Tried, not looked up: what membership allows differs between PostgreSQL versions. */
async function mayTake(login: pg.Client): Promise<boolean> {
  try {
    await login.query(`set role ${ROLE}`);
    return true;
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code === '42501') return false;
    if (code === '22023')
      throw new Error(`数据库没有角色 ${ROLE}：迁移没有创建它`, { cause: message });
    throw error;
  }
}

const missing = (name: string, grant: string) =>
  `数据库账号 ${name} 没有 set role ${ROLE} 的权限，迁移账号也无权授予。请由数据库管理员执行：${grant};`;
