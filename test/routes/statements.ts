import type { Knex } from 'knex';

/** Counts what is sent to the database while `work` runs, however it is sent. */
export async function countStatements(db: Knex, work: () => Promise<unknown>): Promise<number> {
  const { client } = db;
  const { acquireConnection } = client;
  let count = 0;
  client.acquireConnection = async function counted(this: unknown) {
    const connection = await acquireConnection.call(client);
    if (Object.hasOwn(connection, 'query')) return connection;
    const { query } = connection;
    connection.query = (...args: unknown[]) => {
      count++;
      return query.apply(connection, args);
    };
    return connection;
  };
  try {
    await work();
    return count;
  } finally {
    client.acquireConnection = acquireConnection;
    const seen = await client.acquireConnection();
    await client.releaseConnection(seen);
  }
}
