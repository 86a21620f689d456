const key = 'sunboard-databases';

/**
 * The databases of this origin. Firefox before 126 can't say: there they are the ones that were noted when opened, and
 * some of them may be gone.
 */
export async function databaseNames(): Promise<string[]> {
  if (!canSay()) return noted();
  return (await indexedDB.databases()).map(({ name = '' }) => name);
}

/** To be called before a database is opened. */
export function noteDatabase(name: string): void {
  if (!canSay()) localStorage.setItem(key, JSON.stringify([...new Set(noted()).add(name)]));
}

/** To be called after a database was deleted. */
export function strikeDatabase(name: string): void {
  if (!canSay()) localStorage.setItem(key, JSON.stringify(noted().filter((one) => one !== name)));
}

function canSay(): boolean {
  return typeof indexedDB.databases === 'function';
}

function noted(): string[] {
  const names: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
