import { parseScheme, type Scheme } from '../points';
import communityCadres from './community-cadres.yaml?raw';
import communityOrganisation from './community-organisation.yaml?raw';
import countyOfficials from './county-officials.yaml?raw';
import partyMembers from './party-members.yaml?raw';
import townThousand from './town-thousand.yaml?raw';

/** The text of the built-in schemes, by id. */
const texts = new Map([
  ['community-cadres', communityCadres],
  ['community-organisation', communityOrganisation],
  ['county-officials', countyOfficials],
  ['party-members', partyMembers],
  ['town-thousand', townThousand]
]);
const parsed = new Map<string, Scheme>();

export const builtInIds: readonly string[] = [...texts.keys()];

/** YAML of a built-in scheme, to show or to start one's own from; null for an unknown id. */
export function builtInText(id: string): string | null {
  return texts.get(id) ?? null;
}

/** A built-in scheme, or null for an unknown id. Parsed once: treat it as read-only. */
export function builtInScheme(id: string): Scheme | null {
  const text = texts.get(id);
  if (text === undefined) return null;
  const scheme = parsed.get(id) ?? parseScheme(text);
  parsed.set(id, scheme);
  return scheme;
}
