import { dayIn } from '$lib/calendar';
import { kindOf, itemNamed, type Entry } from '$lib/points';
import type { Account } from '../accounts/accounts';
import type { Actor } from '../accounts/actor';
import type { Claim } from '../claims/claim';
import { claimNo } from '../claims/claim-no';
import type { Standing } from '../claims/claim-standing';
import { needClaims } from '../claims/need-claim';
import { longestStory } from '../claims/read-fields';
import type { House } from '../house';
import { needReason, needText } from '../imports/need-text';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../problem';
import { needMeeting } from './need-meeting';
import type { UnitStores } from '../store/unit-stores';
import type { Meeting, Recusal } from './meetings';
import { hasPart } from './parts';
import { recusedFrom } from './recused-from';

/** What a meeting decided of one claim. */
export interface RulingInput {
  claim: string;
  /** number of the last step that was shown */
  seen: number;
  granted: boolean;
  /** the reason; a refusal needs one */
  words: string;
}

/**
 * Keeps what a meeting decided of claims that were put before it (认定, 不认定): all of them, or none. What is granted becomes
 * an entry on the ground of the minutes, booked in the month in which it happened, or in the open one when that is sealed (M4).
 * Who has a part in a claim steps aside, which is recorded; what is left has to be a quorum.
 *
 * @throws Problem `not-found`, `nothing-entered`, `own-claim` when whoever records it has a part in it,
 *   `no-quorum-for-claim`, `committee-decides`, `decision-before-claim`, `reason-missing`, `claim-state`, `claim-changed`,
 *   `unknown-item` when the scheme has it no more
 */
export function ruleOnClaims(
  house: House,
  actor: Actor,
  { key, meeting: id, rulings }: { key: string; meeting: string; rulings: readonly RulingInput[] }
) {
  const input = { meeting: id, rulings: rulings.map((ruling) => ({ ...ruling })) };
  return house.act(actor, { act: 'decide-claims', key, input }, async (stores) => {
    const meeting = await needMeeting(stores, id);
    if (rulings.length === 0) throw new Problem('nothing-entered', 422);
    const ids = rulings.map(({ claim }) => claim);
    const found = await needClaims(stores, house.clock(), ids, ['forwarded']);
    const accounts = await stores.accounts.list();
    const aside: Recusal[] = [];
    for (const [at, { claim, standing }] of found.entries()) {
      checkWords(rulings[at]);
      checkDays(claim, standing, meeting, stores.unit.timeZone);
      for (const account of recusedOf(claim, { meeting, accounts, actor }))
        aside.push({ claim: claim.id, account });
    }
    const granted = found.filter((_, at) => rulings[at]?.granted);
    const entries = await entriesOf(stores, granted);
    await stores.ledger.append(entries, meeting.decision.id);
    await stores.meetings.recuse(meeting.id, aside);
    const made = new Set(entries.map((entry) => entry.id));
    await stores.claims.add(
      found.map(({ claim }, at) => ({
        ...{ claim: claim.id, seen: rulings[at]?.seen ?? 0, act: 'rule', account: actor.account },
        words: rulings[at]?.words ?? '',
        ruling: {
          meeting: meeting.id,
          granted: rulings[at]?.granted ?? false,
          entry: made.has(claimNo(claim)) ? claimNo(claim) : null
        }
      }))
    );
    return { granted: entries.length, refused: found.length - entries.length };
  });
}

function checkWords(ruling: RulingInput | undefined): void {
  const words = ruling?.words ?? '';
  if (ruling?.granted) needText(words, longestStory);
  else needReason(words, longestStory);
}

/** No meeting decides what hasn't happened yet, or wasn't declared yet. */
function checkDays(claim: Claim, { fields }: Standing, { decision }: Meeting, timeZone: string): void {
  const declared = dayIn(timeZone, new Date(claim.declared));
  const event = fields.date > declared ? fields.date : declared;
  if (decision.date < event) throw new Problem('decision-before-claim', 409, { no: claimNo(claim), event });
}

/** Those in the meeting who have a part in the claim. The database refuses the ruling without it, too. */
function recusedOf(
  claim: Claim,
  { meeting, accounts, actor }: { meeting: Meeting; accounts: readonly Account[]; actor: Actor }
): string[] {
  if (hasPart(actor.account, claim, accounts)) throw new Problem('own-claim', 403, { no: claimNo(claim) });
  const no = claimNo(claim);
  return recusedFrom(meeting, {
    ...{ named: no, accounts, isAside: (account) => hasPart(account, claim, accounts) },
    tooFew: (left, needed) => new Problem('no-quorum-for-claim', 409, { no, left, needed })
  });
}

async function entriesOf(
  stores: UnitStores,
  granted: readonly { claim: Claim; standing: Standing }[]
): Promise<Entry[]> {
  const scheme = schemeOf(stores);
  const open = await stores.periods.open();
  return granted.map(({ claim, standing: { fields } }) => {
    const { item, date, quantity, value, matter, basis } = fields;
    const named = itemNamed(scheme, item, date);
    if (!named || !kindOf(named).isEntered(named)) throw new Problem('unknown-item', 409, { value: item });
    const month = date.slice(0, 7);
    return {
      ...{ id: claimNo(claim), subject: claim.subject, item: named.id, date, quantity, value, matter, basis },
      period: month < open ? open : month,
      reverses: null
    };
  });
}
