import { hasConversion } from '../conversions';
import { kindOf } from '../kinds';
import { outcomeKindOf } from '../outcomes';
import type { SchemeRules, Scheme } from './scheme';

const lists = ['inForce', 'sections', 'items', 'sameMatter', 'outcomes', 'conversions', 'defaults'] as const;

/**
 * True when this version has code for all that a parsed scheme says. A page that is open for weeks, or kept for
 * offline, may get a scheme of a newer server; a scheme file is checked by `parseScheme`.
 */
export function understands(data: object): data is Scheme {
  const scheme = data as Partial<Scheme>;
  if (!scheme.score || !scheme.year || !lists.every((list) => Array.isArray(scheme[list]))) return false;
  return (
    understandsRules(data as Scheme) &&
    (scheme.inForce ?? []).every(({ rules }) => rules === undefined || understandsRules(rules))
  );
}

function understandsRules({ items, outcomes, conversions, sameMatter }: SchemeRules): boolean {
  return (
    items.every((item) => kindOf(item) !== undefined) &&
    outcomes.every((rule) => outcomeKindOf(rule) !== undefined) &&
    sameMatter.every((set) => set.kind === 'highest' || set.kind === 'larger-sum') &&
    conversions.every(hasConversion)
  );
}
