/**
 * What a record itself holds under a key that somebody wrote: `constructor` and its like are in every object. (Not
 * `Object.hasOwn`: browsers of boards and phones may be older than it.)
 */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}
