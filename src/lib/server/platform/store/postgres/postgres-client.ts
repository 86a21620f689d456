import pg from 'pg';

/** Numbers of 64 bits as numbers: every figure of the app is far below 2^53, and one that isn't must not be rounded. */
function integer(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`${text} is no safe integer`);
  return number;
}

/** Parsers for these connections alone, because the package's own parsers are everybody's. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, integer);

/**
 * The options of every connection of the app. Times are in ms.
 * @param url as in DATABASE_URL: postgres://user:password@host:port/database
 */
export function clientOptions(url: string) {
  return {
    connectionString: url,
    application_name: 'sunboard',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // Statements that are asked together leave together; code that awaits each answer notices nothing.
    pipeline: true,
    types
  } as const;
}
