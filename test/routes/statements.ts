import type { Knex } from 'knex';

interface Connection {
  query: (...args: unknown[]) => unknown;
}

/** Counts what is sent to the database while `work` runs, however it is sent. */
export async function countStatements(db: Knex, work: () => Promise<unknown>): Promise<number> {
  const { client } = db;
  const { acquireConnection } = client;
  const watched = new Set<Connection>();
  let count = 0;
  client.acquireConnection = async () => {
    const connection: Connection = await acquireConnection.call(client);
    if (watched.has(connection)) return connection;
    watched.add(connection);
    const { query } = connection;
    connection.query = (...args) => {
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
    // The method of the class shows again.
    for (const connection of watched) Reflect.deleteProperty(connection, 'query');
  }
}
