import { fields } from '../forms/fields';
import { rulingKey } from './ruling-key';

/** One line of a form about proposals: what was typed on it, and chosen, if anything. */
interface RulingRow {
  rule: string;
  /** 编号 */
  subject: string;
  /** null: nothing was chosen, and nothing is decided */
  confirmed: boolean | null;
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
    confirmed: ruled[at] === 'confirmed' ? true : ruled[at] === 'set-aside' ? false : null,
    words: words[at] ?? '',
    seen: Number(seen[at] ?? 0),
    correctBy: days[at] ?? ''
  }));
}

/** The lines on which something was chosen. */
export function rulingsIn(rows: readonly RulingRow[]) {
  return rows.flatMap((row) => (row.confirmed === null ? [] : [{ ...row, confirmed: row.confirmed }]));
}

/** The lines of a refused form as they were typed and chosen, by `rulingKey`. */
export type TypedRulings = Record<string, Pick<RulingRow, 'confirmed' | 'words' | 'correctBy'>>;

export function typedRulings(rows: readonly RulingRow[]): TypedRulings {
  return Object.fromEntries(
    rows.map(({ rule, subject, confirmed, words, correctBy }) => [
      rulingKey({ rule, subject }),
      { confirmed, words, correctBy }
    ])
  );
}
