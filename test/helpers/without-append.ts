/** The pool as it would be if the code appended nothing: to see what finds that, and what the log costs. */
import type { Knex } from 'knex';

/** @param event leaves out the entries of this event only */
export function withoutAppend(db: Knex, event?: string): Knex {
  const isLeftOut = (part: string) => part.startsWith('select log.append(') && (event === undefined || part.includes(`"event":"${event}"`));
  const rest = (sql: string) =>
    sql
      .split(';\n')
      .map((part) => (isLeftOut(part) ? 'select 0 as append' : part))
      .join(';\n');
  const { client } = db;
  const whole = new WeakMap<object, object>();
  const handle = db.withUserParams({});
  handle.client.acquireConnection = async () => {
    const connection = await client.acquireConnection();
    const lossy = new Proxy(connection, {
      get(target, name) {
        if (name === 'query') return (given: unknown, ...more: unknown[]) => target.query(typeof given === 'string' ? rest(given) : given, ...more);
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    whole.set(lossy, connection);
    return lossy;
  };
  handle.client.releaseConnection = (connection: object) => client.releaseConnection(whole.get(connection) ?? connection);
  return handle;
}
