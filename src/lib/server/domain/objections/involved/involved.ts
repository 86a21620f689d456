import type { Account } from '../../accounts/accounts';
import {
  isBarred,
  partAmong,
  partsAsParty,
  type MatterPart,
  type PersonInMatter
} from '../../conflicts/conflict';
import { personOf } from '../../conflicts/person-in-matter';
import type { UnitStores } from '../../units/unit-stores';
import { hearersOf } from './hearers';
import { lineMakers } from './line-makers';
import { noticeMakers } from './notice-makers';
import type { Objection } from '../objection';

/**
 * Whether an account is a party to an objection: it is their row, or they raised it. A recorder who only
 * keyed in a paper is none.
 * @param others 编号 of people whose lines are corrected because of it
 */
export function isParty(
  account: string,
  objection: Objection,
  { accounts, others = [] }: { accounts: readonly Account[]; others?: readonly string[] }
): boolean {
  const parts = partsAsParty(personOf(account, accounts), objection, others);
  return isBarred({ deed: 'decide', parts });
}

/** The accounts that have each part in a matter; one account may have several. */
export type PartHolders = readonly (readonly [MatterPart, readonly string[]])[];

/**
 * The parts that somebody has in the subject of an objection: as a party to it, or by what they have done.
 */
export function partsInObjection(
  person: PersonInMatter,
  objection: Objection,
  holders: PartHolders
): MatterPart[] {
  const done = holders.flatMap(([part, by]) => partAmong(part, person.account, by));
  return [...partsAsParty(person, objection), ...done];
}

/**
 * Collects who has taken part in the subject of an objection, as far as that is recorded. The subject is
 * the ledger line that it names, or else the lines that a person's row sums up; for the whole notice, the
 * sealing and publishing of its period; for a supplementary notice, the correction; for an appeal, the
 * first answer. The database has the same rule (trigger `objection_step_involved`).
 */
export async function involvedIn(stores: UnitStores, objection: Objection): Promise<PartHolders> {
  const appeal = objection.steps.findLast(({ action }) => action === 'appeal');
  return [
    ...(await lineMakers(stores, objection)),
    ...(await noticeMakers(stores, objection)),
    ['heard', appeal ? await hearersOf(stores, objection, appeal.no) : []]
  ];
}
