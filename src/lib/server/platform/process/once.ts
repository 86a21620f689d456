/**
 * One value for the whole process, whatever loads this module: Kit's handler, the process's entry and a hot reload
 * each have a copy of it.
 */
export function once<T>(name: string, make: () => T): T {
  const slots = globalThis as unknown as Record<symbol, T | undefined>;
  return (slots[Symbol.for(`sunboard.${name}`)] ??= make());
}
