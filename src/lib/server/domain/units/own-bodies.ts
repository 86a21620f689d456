import { holderOf, own, type Organs, type Scheme, type SchemeRules } from '$lib/points';
import { roleDuties, roleNames } from './role-names';
import type { NamedRole, Unit } from './unit';

/** The duties for whose bodies no role stands, unless the document gives them to the body of one. */
const duties = ['assessor', 'publisher', 'investigator', 'appeal', 'talks'] as const;
export type BodyDuty = (typeof duties)[number];

type Duty = keyof Organs;
type SchemeBodies = Pick<Scheme, 'organs' | 'assembly' | 'subjects' | 'outcomes' | 'conversions' | 'inForce'>;

/** A body's name in both languages. */
interface BodyName {
  name: string;
  english: string;
}

/** A body that a document names, whatever it does there. */
export interface DocumentBody {
  /** the document's word for it, by which the unit's own name is kept */
  name: string;
  duties: BodyDuty[];
  clauses: string[];
}

/**
 * The bodies of a unit's document under the unit's own names for them; a body that the unit doesn't name has the
 * document's word.
 *
 * A body is known by the document's word. A name that the unit gives to it therefore stands wherever the document has
 * the word: a branch that publishes and looks into objections (D 三（四）) goes by one name in both. A word that one
 * of the unit's roles stands for as well (A's 社区两委 decide and look into objections) goes by the role's name.
 */
export interface OwnBodies {
  organs: Partial<Record<Duty, BodyName>>;
  /** the unit's name for a body by the document's, such as a talk's holder */
  named: (body: BodyName) => BodyName;
}

/** The unit's names for all bodies of its document. Permissions don't depend on them: they go by the document. */
export function ownBodies(unit: Pick<Unit, 'roleNames' | 'bodyNames'>, scheme: SchemeBodies): OwnBodies {
  const roles = dutyRoles(scheme);
  const names = roleNames(unit, scheme);
  const words = wordRoles(scheme);
  const named = ({ name, english }: BodyName): BodyName => {
    const among = words.get(name);
    const role = among?.find((each) => unit.roleNames[each] !== null);
    const given = role ? unit.roleNames[role] : among ? null : own(unit.bodyNames, name);
    return given ? { name: given, english: given } : { name, english };
  };
  const organs: OwnBodies['organs'] = {};
  for (const duty of allDuties) {
    const organ = scheme.organs[duty];
    // A unit's superior hears appeals only where the document says so.
    const role = organ || duty !== 'appeal' ? roles[duty] : undefined;
    const found = role ? names[role] : organ && named(organ);
    if (found) organs[duty] = found;
  }
  return { organs, named };
}

/**
 * The bodies of a document for which none of the unit's roles stands, each once, in the order of their steps.
 * Left out is the holder of talks whom no talk comes to, because the document has others hold each by rank (E 四 3④).
 */
export function bodiesBesideRoles(scheme: SchemeBodies): DocumentBody[] {
  const words = wordRoles(scheme);
  const bodies = new Map<string, DocumentBody>();
  for (const { duty, name, clause } of bodiesOf(scheme)) {
    if (words.has(name)) continue;
    const body = bodies.get(name) ?? { name, duties: [], clauses: [] };
    if (!body.duties.includes(duty)) body.duties.push(duty);
    if (clause !== undefined && !body.clauses.includes(clause)) body.clauses.push(clause);
    bodies.set(name, body);
  }
  return [...bodies.values()];
}

/** Duties that the document gives to the body of a role beside the role's own duties, under the same word. */
export function dutiesBeside(scheme: SchemeBodies, role: NamedRole): BodyDuty[] {
  const roles = dutyRoles(scheme);
  const words = wordRoles(scheme);
  const found = bodiesOf(scheme).filter(
    ({ duty, name }) => roles[duty] === undefined && words.get(name)?.[0] === role
  );
  return [...new Set(found.map(({ duty }) => duty))];
}

const allDuties: readonly Duty[] = ['recorder', 'marker', 'decider', 'filing', 'commission', ...duties];

/** The role that stands for the body of a duty, by the duty, for those that have one. */
function dutyRoles(scheme: Pick<Scheme, 'organs' | 'assembly'>): Partial<Record<Duty, NamedRole>> {
  return Object.fromEntries(roleDuties(scheme).map(([role, duty]) => [duty, role]));
}

/** The roles that stand for a document's word, by the word: several where it gives several duties to one body. */
function wordRoles(scheme: Pick<Scheme, 'organs' | 'assembly'>): Map<string, NamedRole[]> {
  const words = new Map<string, NamedRole[]>();
  for (const [role, duty] of roleDuties(scheme)) {
    const organ = scheme.organs[duty];
    if (organ) words.set(organ.name, [...(words.get(organ.name) ?? []), role]);
  }
  return words;
}

/** The bodies that have one of `duties` by the document, with its clauses; who holds talks may go by rank. */
function bodiesOf(scheme: SchemeBodies): { duty: BodyDuty; name: string; clause: string | undefined }[] {
  const versions: Pick<SchemeRules, 'outcomes' | 'conversions'>[] = [
    scheme,
    ...scheme.inForce.flatMap(({ rules }) => (rules ? [rules] : []))
  ];
  const talks = versions.flatMap((rules) =>
    rules.outcomes.filter(({ id }) => holderOf(rules, id) === 'talks')
  );
  const isByRank = talks.every(({ holders = [] }) => holders.some(({ groups }) => !groups));
  const said = duties.flatMap((duty) => {
    const organ = duty === 'talks' && isByRank ? undefined : scheme.organs[duty];
    return organ ? [{ duty, name: organ.name, clause: organ.clause?.text }] : [];
  });
  const ranked = talks.flatMap(({ holders = [], clause }) =>
    holders.map(({ name }) => ({ duty: 'talks' as const, name, clause: clause.text }))
  );
  return [...said, ...ranked];
}
