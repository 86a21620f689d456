import type { Day } from '../../calendar';
import type { SchemeRules, Scheme, Version } from './scheme';

/** A scheme with the days on which its adopter uses it, both included. */
export interface VersionSpan {
  scheme: Scheme;
  from: Day;
  /** null: until further notice */
  to: Day | null;
}

/**
 * Composes schemes that one adopter uses in turn into the versions of one scheme: each event is scored by
 * its own date (M4, M13). A day that no span covers, or none of a span's own versions, is not in force.
 * @param spans in the order of their dates, none overlapping the next
 * @param named the scheme that gives the whole its id, names and parameters
 * @returns null when none of them is in force on any day
 */
export function composeVersions(spans: readonly VersionSpan[], named: Scheme): Scheme | null {
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
  const { id, name, english, source, subjects, parameters, nouns, organs, procedure, assembly } = named;
  const { deadlines, trial } = named;
  const base = rulesOf(first.rules);
  // Equal rules share one object, by which scoring recognises versions that say the same.
  const known = new Map<SchemeRules, SchemeRules>([[first.rules, base]]);
  const inForce = versions.map(({ from, to, rules }): Version => {
    const own = known.get(rules) ?? rulesOf(rules);
    known.set(rules, own);
    return { from, ...(to !== null && { to }), ...(own !== base && { rules: own }) };
  });
  const whole = {
    ...(subjects && { subjects }),
    ...(nouns && { nouns }),
    ...(assembly && { assembly }),
    ...(trial && { trial })
  };
  return { id, name, english, source, parameters, organs, procedure, deadlines, ...whole, inForce, ...base };
}

/** The keys in which the versions of a scheme may differ, without those that they share. */
function rulesOf(rules: SchemeRules): SchemeRules {
  const { base, score, year, sections, items, sameMatter, outcomes, conversions, redemption, defaults } =
    rules;
  const own = { base, score, year, sections, items, sameMatter, outcomes, conversions, defaults };
  return redemption ? { ...own, redemption } : own;
}

/**
 * Whether one scheme is in force on all its days: then the object itself is returned, so that results
 * cached for it are found again.
 */
function isAsItStands(spans: readonly VersionSpan[], named: Scheme): boolean {
  const [only] = spans;
  if (!only || spans.length > 1 || only.scheme !== named) return false;
  const last = named.inForce[named.inForce.length - 1]?.to ?? null;
  return only.from <= (named.inForce[0]?.from ?? '') && earlier(last, only.to) === last;
}

/**
 * The rules of a scheme in force on a day. A day between two versions has the earlier one's, a day before the first version has
 * the scheme's own.
 */
export function rulesOn<Dated extends Pick<Scheme, 'inForce'>>(scheme: Dated, day: Day): SchemeRules | Dated {
  const begun = scheme.inForce.filter(({ from }) => from <= day);
  return begun[begun.length - 1]?.rules ?? scheme;
}

function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
