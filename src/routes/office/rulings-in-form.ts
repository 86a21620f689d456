import { fields } from '../forms/fields';

/** A decision on one proposal, as a form sends it. */
interface RulingInForm {
  /** its line among all of the form's */
  at: number;
  rule: string;
  /** 编号 */
  subject: string;
  confirmed: boolean;
  words: string;
}

/** The lines of a form (`rule`, `subject`, `ruled`, `words`) on which something was chosen. */
export function rulingsInForm(form: FormData): RulingInForm[] {
  const subjects = fields(form.getAll('subject'));
  const [ruled, words] = [fields(form.getAll('ruled')), fields(form.getAll('words'))];
  return fields(form.getAll('rule')).flatMap((rule, at) => {
    const said = ruled[at];
    if (said !== 'confirmed' && said !== 'set-aside') return [];
    return [
      { at, rule, subject: subjects[at] ?? '', confirmed: said === 'confirmed', words: words[at] ?? '' }
    ];
  });
}

/** The words typed and results chosen, by `rule subject`, for a form that was refused. */
export function typedRulings(rulings: readonly RulingInForm[]) {
  const by = <T>(of: (ruling: RulingInForm) => T) =>
    Object.fromEntries(rulings.map((each) => [`${each.rule} ${each.subject}`, of(each)] as const));
  return {
    words: by(({ words }) => words),
    ruled: by(({ confirmed }) => (confirmed ? 'confirmed' : 'set-aside'))
  };
}
