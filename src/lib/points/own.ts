/**
 * The record's own value under a key that somebody wrote: `constructor` and its like are in every object.
 * (`Object.hasOwn` isn't used, because browsers of boards and phones may be older.)
 */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}
