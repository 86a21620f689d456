const prefix = 'entry ';

/** The value of the choice that an entry of one's own is wrong. */
export function entryChoice(id: string): string {
  return prefix + id;
}

/**
 * Reads what an objection is to, as the form's choice names it: one's own row (`own`), an entry of one's own, or the
 * whole notice (''). Anything else stays as it is, and is refused.
 */
export function objectedLine(choice: string): { about: string; entry: string } {
  if (!choice.startsWith(prefix)) return { about: choice, entry: '' };
  return { about: 'own', entry: choice.slice(prefix.length) };
}
