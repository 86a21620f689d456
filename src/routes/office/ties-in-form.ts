import { fields } from '../forms/fields';
import { rulingKey } from './ruling-key';

/** A tie of one rule in a form: who gets it, and why the others don't. */
interface FormTie {
  rule: string;
  /** everybody in the tie who was shown, with how many rulings the reader has seen */
  people: { subject: string; seen: number; isChosen: boolean }[];
  reason: string;
}

/**
 * The ties of a form about proposals. Each person has `tieRule`, `tieSubject` and `tieSeen`, and `tieChosen` when chosen;
 * each tie has `tieReason`, in the order of the rules.
 */
export function tiesIn(form: FormData): FormTie[] {
  const subjects = fields(form.getAll('tieSubject'));
  const seen = fields(form.getAll('tieSeen'));
  const chosen = new Set(fields(form.getAll('tieChosen')));
  const reasons = fields(form.getAll('tieReason'));
  const rows = fields(form.getAll('tieRule')).map((rule, at) => {
    const subject = subjects[at] ?? '';
    return { rule, subject, seen: Number(seen[at] ?? 0), isChosen: chosen.has(rulingKey({ rule, subject })) };
  });
  return [...new Set(rows.map(({ rule }) => rule))].map((rule, at) => ({
    rule,
    reason: reasons[at] ?? '',
    people: rows.filter((row) => row.rule === rule).map(({ rule: _, ...person }) => person)
  }));
}

/** The rulings on a tie: the chosen are confirmed, the rest set aside for one reason. Without choice and reason: none. */
export function tieRulings({ rule, people, reason }: FormTie) {
  if (reason === '' && !people.some(({ isChosen }) => isChosen)) return [];
  return people.map(({ subject, seen, isChosen }) => ({
    rule,
    subject,
    seen,
    confirmed: isChosen,
    words: isChosen ? '' : reason
  }));
}

/** The ties of a refused form as they were chosen, by rule. */
export function typedTies(ties: readonly FormTie[]): Record<string, { chosen: string[]; reason: string }> {
  return Object.fromEntries(
    ties.map(({ rule, people, reason }) => [
      rule,
      { reason, chosen: people.filter(({ isChosen }) => isChosen).map(({ subject }) => subject) }
    ])
  );
}
