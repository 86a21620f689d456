/** A database that can't be opened: one sentence in both languages, which ends the start. */
export class CannotOpen extends Error {
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.name = 'CannotOpen';
  }
}
