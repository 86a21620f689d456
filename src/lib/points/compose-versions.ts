import type { Day } from '../calendar';
import type { Rules, Scheme, Version } from './scheme';

/** A scheme with the days on which its adopter reckons by it, both included. */
export interface Span {
  scheme: Scheme;
  from: Day;
  /** null: until further notice */
  to: Day | null;
}

/**
 * Schemes that one adopter reckons by in turn, as the versions of one scheme: each event is scored by its own date (M4,
 * M13). A day that no span holds, or none of a span's own versions, is not in force.
 *
 * @param spans in the order of their dates, none overlapping the next
 * @param named whose id, names and parameters the whole has
 * @returns null when nothing of them is in force on any day
 */
export function composeVersions(spans: readonly Span[], named: Scheme): Scheme | null {
  const versions = spans.flatMap(({ scheme, from, to }) =>
    scheme.inForce.flatMap((version) => {
      const since = version.from > from ? version.from : from;
      const until = earlier(version.to ?? null, to);
      return until !== null && until < since
        ? []
        : [{ from: since, to: until, rules: version.rules ?? scheme }];
    })
  );
  const [first] = versions;
  if (!first) return null;
  if (isAsItStands(spans, named)) return named;
  const { id, name, english, source, subjects, parameters, assembly } = named;
  const base = rulesOf(first.rules);
  // One object for each set of rules: who scores tells versions that say the same by it.
  const known = new Map<Rules, Rules>([[first.rules, base]]);
  const inForce = versions.map(({ from, to, rules }): Version => {
    const own = known.get(rules) ?? rulesOf(rules);
    known.set(rules, own);
    return { from, ...(to !== null && { to }), ...(own !== base && { rules: own }) };
  });
  const whole = { ...(subjects && { subjects }), ...(assembly && { assembly }) };
  return { id, name, english, source, parameters, ...whole, inForce, ...base };
}

/** What the versions of a scheme differ in, without what they share. */
function rulesOf(rules: Rules): Rules {
  const { base, score, year, sections, items, sameMatter, outcomes, conversions, defaults } = rules;
  return { base, score, year, sections, items, sameMatter, outcomes, conversions, defaults };
}

/** One scheme on all of its days: the object itself, so that what was worked out for it is found again. */
function isAsItStands(spans: readonly Span[], named: Scheme): boolean {
  const [only] = spans;
  if (!only || spans.length > 1 || only.scheme !== named) return false;
  const last = named.inForce[named.inForce.length - 1]?.to ?? null;
  return only.from <= (named.inForce[0]?.from ?? '') && earlier(last, only.to) === last;
}

/** The rules of a scheme in force on a day; in a gap those before it, before the first version its. */
export function rulesOn<Asked extends Pick<Scheme, 'inForce'>>(scheme: Asked, day: Day): Rules | Asked {
  const begun = scheme.inForce.filter(({ from }) => from <= day);
  return begun[begun.length - 1]?.rules ?? scheme;
}

function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
