/** A text field of a form; '' when it is missing or a file. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Fields of one name, in the order of the form: what they say belongs together by its place. */
export function fields(values: readonly FormDataEntryValue[]): string[] {
  return values.map((value) => (typeof value === 'string' ? value.trim() : ''));
}

/**
 * What goes back to a form that was refused, by the names under which it came. `__proto__` is nobody's name: as an object's key
 * it can't be sent to the page.
 */
export function byName<T>(named: readonly (readonly [name: string, value: T])[]): Record<string, T> {
  return Object.fromEntries(named.filter(([name]) => name !== '__proto__'));
}
