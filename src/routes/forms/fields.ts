/** A text field of a form, with line ends of one kind; '' when it is missing or a file. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '';
}

/** Reads fields of one name in the order of the form: values at the same place belong together. */
export function fields(values: readonly FormDataEntryValue[]): string[] {
  return values.map((value) => (typeof value === 'string' ? value.trim() : ''));
}

/**
 * Builds the values that go back to a refused form, by field name. `__proto__` is left out: as an object's
 * key it can't be sent to the page.
 */
export function byName<T>(named: readonly (readonly [name: string, value: T])[]): Record<string, T> {
  return Object.fromEntries(named.filter(([name]) => name !== '__proto__'));
}
