/** The name of a line about a proposal, of a person by a rule. */
export function rulingKey({ rule, subject }: { rule: string; subject: string }): string {
  return `${rule} ${subject}`;
}

/** The choice of another grade is this prefix and the grade's id. */
export const givenPrefix = 'given:';
