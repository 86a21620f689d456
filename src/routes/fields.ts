/** A text field of a form; '' when it is missing or a file. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Fields of one name, in the order of the form: what they say belongs together by its place. */
export function fields(values: readonly FormDataEntryValue[]): string[] {
  return values.map((value) => (typeof value === 'string' ? value.trim() : ''));
}
