import type { Organs, Scheme } from '$lib/points';
import type { RoleNames } from '$lib/text/role-text';
import { namedRoles, type Unit } from './unit';

/** A unit's names for those who hold a role: its own, or its document's. */
export function roleNames(
  unit: Pick<Unit, 'roleNames'>,
  scheme: Pick<Scheme, 'organs' | 'assembly' | 'subjects'>
): RoleNames {
  const names = namesInScheme(scheme);
  for (const role of namedRoles) {
    const own = unit.roleNames[role];
    if (own !== null) names[role] = { name: own, english: own };
  }
  return names;
}

/**
 * A document's names for those who hold a role. Where an assembly decides, the committee is the body that
 * assesses before it; otherwise it decides itself.
 */
export function namesInScheme(scheme: Pick<Scheme, 'organs' | 'assembly' | 'subjects'> | null): RoleNames {
  if (!scheme) return {};
  const { organs, assembly } = scheme;
  const { recorder, assessor, marker, decider, commission, filing, appeal } = organs;
  const holders: [keyof RoleNames, Organs[keyof Organs]][] = [
    ['recorder', recorder],
    ['committee', assembly ? assessor : (decider ?? assessor)],
    ['assembly', assembly && decider],
    ['department', marker],
    ['commission', commission],
    ['superior', filing ?? appeal]
  ];
  const subjects = scheme.subjects && subjectRoles[scheme.subjects];
  const names = Object.fromEntries(
    holders.flatMap(([role, organ]) => (organ ? [[role, { name: organ.name, english: organ.english }]] : []))
  );
  return subjects ? { ...names, member: subjects } : names;
}

/** The names of those who are scored, where they are no cadres. */
const subjectRoles: Record<NonNullable<Scheme['subjects']>, NonNullable<RoleNames['member']>> = {
  communities: { name: '社区', english: 'community' },
  members: { name: '党员', english: 'party member' },
  households: { name: '农户', english: 'household' }
};
