import { fields } from '../forms/fields';
import { givenPrefix, rulingKey } from './ruling-key';

/** One line of a form about proposals: what was typed on it, and chosen, if anything. */
interface RulingRow {
  rule: string;
  /** 编号 */
  subject: string;
  /** null: nothing was chosen, and nothing is decided */
  confirmed: boolean | null;
  /** the grade that is given instead, where the page offers any */
  given: string | null;
  words: string;
  /** how many rulings the reader has seen on the proposal */
  seen: number;
  /** YYYY-MM-DD by which the person corrects it; '': none is set, or the page doesn't ask */
  correctBy: string;
}

/** All lines of a form about proposals (`rule`, `subject`, `ruled`, `words`, and on some pages `seen`, `correctBy`). */
export function rulingRows(form: FormData): RulingRow[] {
  const subjects = fields(form.getAll('subject'));
  const ruled = fields(form.getAll('ruled'));
  const words = fields(form.getAll('words'));
  const seen = fields(form.getAll('seen'));
  const days = fields(form.getAll('correctBy'));
  return fields(form.getAll('rule')).map((rule, at) => ({
    rule,
    subject: subjects[at] ?? '',
    ...chosen(ruled[at] ?? ''),
    words: words[at] ?? '',
    seen: Number(seen[at] ?? 0),
    correctBy: days[at] ?? ''
  }));
}

/** Reads a line's choice: `confirmed`, `set-aside`, or `given:` with the id of another grade. */
function chosen(ruled: string): Pick<RulingRow, 'confirmed' | 'given'> {
  if (ruled.startsWith(givenPrefix)) return { confirmed: false, given: ruled.slice(givenPrefix.length) };
  const confirmed = ruled === 'confirmed' ? true : ruled === 'set-aside' ? false : null;
  return { confirmed, given: null };
}

/** The lines on which something was chosen. */
export function rulingsIn(rows: readonly RulingRow[]) {
  return rows.flatMap((row) => (row.confirmed === null ? [] : [{ ...row, confirmed: row.confirmed }]));
}

/** The lines of a refused form as they were typed and chosen, by `rulingKey`. */
export type TypedRulings = Record<string, Pick<RulingRow, 'confirmed' | 'given' | 'words' | 'correctBy'>>;

export function typedRulings(rows: readonly RulingRow[]): TypedRulings {
  return Object.fromEntries(
    rows.map(({ rule, subject, confirmed, given, words, correctBy }) => [
      rulingKey({ rule, subject }),
      { confirmed, given, words, correctBy }
    ])
  );
}
