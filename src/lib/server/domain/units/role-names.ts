import type { Organs, Scheme } from '$lib/points';
import type { RoleNames } from '$lib/text/role-text';
import { namedRoles, type NamedRole, type Unit } from './unit';

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
 * The duty of a document for whose body each role stands. Where an assembly decides, the committee is the body that
 * assesses before it; otherwise it decides itself.
 */
export function roleDuties({
  organs,
  assembly
}: Pick<Scheme, 'organs' | 'assembly'>): [role: NamedRole, duty: keyof Organs][] {
  return [
    ['recorder', 'recorder'],
    ['committee', assembly || (organs.assessor && !organs.decider) ? 'assessor' : 'decider'],
    ...(assembly ? [['assembly', 'decider'] as [NamedRole, keyof Organs]] : []),
    ['department', 'marker'],
    ['commission', 'commission'],
    ['superior', organs.filing ? 'filing' : 'appeal']
  ];
}

/** A document's names for those who hold a role. */
export function namesInScheme(scheme: Pick<Scheme, 'organs' | 'assembly' | 'subjects'> | null): RoleNames {
  if (!scheme) return {};
  const subjects = scheme.subjects && subjectRoles[scheme.subjects];
  const names = Object.fromEntries(
    roleDuties(scheme).flatMap(([role, duty]) => {
      const organ = scheme.organs[duty];
      return organ ? [[role, { name: organ.name, english: organ.english }]] : [];
    })
  );
  return subjects ? { ...names, member: subjects } : names;
}

/** The names of those who are scored, where they are no cadres. */
const subjectRoles: Record<NonNullable<Scheme['subjects']>, NonNullable<RoleNames['member']>> = {
  communities: { name: '社区', english: 'community' },
  members: { name: '党员', english: 'party member' },
  households: { name: '农户', english: 'household' }
};
