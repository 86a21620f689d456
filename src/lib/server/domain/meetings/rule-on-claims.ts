import { dayIn, monthOf } from '$lib/calendar';
import { kindOf, itemNamed, type WrittenEntry } from '$lib/points';
import type { Account } from '../accounts/accounts';
import type { Actor } from '../../platform/access/actor';
import type { Claim } from '../claims/claim';
import { claimNo } from '../claims/claim-no';
import { claimQuestions } from '../claims/claim-questions';
import type { ClaimStatus } from '../claims/claim-status';
import { needBookable } from '../claims/need-bookable';
import { needClaims } from '../claims/need-claim';
import { reversalsOfFalse, stepsAfterSuspicion, suspicionsDecided } from '../claims/decided-suspicions';
import { openQuestions } from '../ledger/need-answers';
import { longestStory } from '$lib/sync';
import type { App } from '../../app';
import { needReason, needText } from '../../platform/text/need-text';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { needMeeting } from './need-meeting';
import type { UnitStores } from '../units/unit-stores';
import type { Meeting, Recusal } from './meetings';
import { hasPart } from './parties';
import { recusedFrom } from './recused-from';

/** A meeting's decision on one claim. */
export interface RulingInput {
  claim: string;
  /** number of the last step that was shown */
  seen: number;
  granted: boolean;
  /** the reason; a refusal needs one */
  words: string;
  /** numbers of the entries about which a granted one's questions were answered: it is another thing than these (M17) */
  answered?: readonly string[];
}

/**
 * Keeps a meeting's decisions on claims that were put before it (认定, 不认定): all of them, or none. A granted
 * claim becomes an entry on the basis of the minutes, booked in the month in which it happened, or in the
 * open one when that is sealed (M4). Members who have a part in a claim step aside, which is recorded; the
 * rest has to be a quorum. A ruling on what follows from a false declaration decides that claim too, and undoes
 * what was booked for it (`suspicionsDecided`, `reversalsOfFalse`).
 * @throws Problem `not-found`, `nothing-ruled`, `own-claim` when the actor has a part in it,
 * `no-quorum-for-claim`, `committee-decides`, `decision-before-claim`, `reason-missing`, `claim-state`,
 * `claim-changed`, `claim-questions` for a granted one with a question that nobody has answered, `unknown-item` when the
 * scheme no longer has it, `booked-out-of-force`
 */
export function ruleOnClaims(
  app: App,
  actor: Actor,
  { key, meeting: id, rulings }: { key: string; meeting: string; rulings: readonly RulingInput[] }
) {
  const input = { meeting: id, rulings: rulings.map((ruling) => ({ ...ruling })) };
  return app.runCommand(actor, { permission: 'decide-claims', key, input }, async (stores) => {
    const meeting = await needMeeting(stores, id);
    if (rulings.length === 0) throw new Problem('nothing-ruled', 422);
    const ids = rulings.map(({ claim }) => claim);
    const found = await needClaims(stores, app.clock(), ids, ['forwarded']);
    const accounts = await stores.accounts.list();
    const aside: Recusal[] = [];
    for (const [at, { claim, status }] of found.entries()) {
      checkWords(rulings[at]);
      checkDays(claim, status, meeting, stores.unit.timeZone);
      for (const account of recusedOf(claim, { meeting, accounts, actor }))
        aside.push({ claim: claim.id, account });
    }
    const granted = found.filter((_, at) => rulings[at]?.granted);
    for (const { status } of granted) await needBookable(stores, status.fields.date);
    await needAnswered(stores, granted, rulings);
    const entries = await entriesOf(stores, granted);
    const suspicions = await suspicionsDecided(
      stores,
      found.map(({ claim }, at) => ({ claim, granted: rulings[at]?.granted ?? false }))
    );
    const undoing = await reversalsOfFalse(stores, suspicions, meeting.decision.minutes);
    await stores.ledger.append([...entries, ...undoing], meeting.decision.id);
    await stores.meetings.recuse(meeting.id, aside);
    const made = new Set(entries.map((entry) => entry.id));
    await stores.claims.add(
      found.map(({ claim }, at) => ({
        claim: claim.id,
        seen: rulings[at]?.seen ?? 0,
        action: 'rule',
        account: actor.account,
        words: rulings[at]?.words ?? '',
        ruling: {
          meeting: meeting.id,
          granted: rulings[at]?.granted ?? false,
          entry: made.has(claimNo(claim)) ? claimNo(claim) : null
        }
      }))
    );
    await stores.claims.add(stepsAfterSuspicion(suspicions, actor.account));
    return { granted: entries.length, refused: found.length - entries.length };
  });
}

/** Nothing is booked that may be there already, or that the document gives once, before somebody has said that it is meant. */
async function needAnswered(
  stores: UnitStores,
  granted: readonly { claim: Claim; status: ClaimStatus }[],
  rulings: readonly RulingInput[]
): Promise<void> {
  const answered = new Map(rulings.map(({ claim, answered: names }) => [claim, names ?? []]));
  const questions = await claimQuestions(
    stores,
    granted.map(({ claim, status }) => ({ claim, fields: status.fields }))
  );
  const open = granted.find(
    ({ claim }) => openQuestions(questions.get(claim.id) ?? [], answered.get(claim.id) ?? []).length > 0
  );
  if (open) throw new Problem('claim-questions', 409, { no: claimNo(open.claim) });
}

function checkWords(ruling: RulingInput | undefined): void {
  const words = ruling?.words ?? '';
  if (ruling?.granted) needText(words, longestStory);
  else needReason(words, longestStory);
}

/** No meeting decides what hasn't happened yet, or wasn't declared yet; a paper is declared on the day on which it came. */
function checkDays(claim: Claim, { fields }: ClaimStatus, { decision }: Meeting, timeZone: string): void {
  const declared = claim.received ?? dayIn(timeZone, new Date(claim.declared));
  const event = fields.date > declared ? fields.date : declared;
  if (decision.date < event) throw new Problem('decision-before-claim', 409, { no: claimNo(claim), event });
}

/** Those in the meeting who have a part in the claim. The database refuses a ruling by them, too. */
function recusedOf(
  claim: Claim,
  { meeting, accounts, actor }: { meeting: Meeting; accounts: readonly Account[]; actor: Actor }
): string[] {
  if (hasPart(actor.account, claim, accounts)) throw new Problem('own-claim', 403, { no: claimNo(claim) });
  const no = claimNo(claim);
  return recusedFrom(meeting, {
    named: no,
    accounts,
    isAside: (account) => hasPart(account, claim, accounts),
    tooFew: (left, needed) => new Problem('no-quorum-for-claim', 409, { no, left, needed })
  });
}

async function entriesOf(
  stores: UnitStores,
  granted: readonly { claim: Claim; status: ClaimStatus }[]
): Promise<WrittenEntry[]> {
  const scheme = schemeOf(stores);
  const open = await stores.periods.open();
  return granted.map(({ claim, status: { fields } }) => {
    const { item, date, quantity, value, matterText, basis } = fields;
    const named = itemNamed(scheme, item, date);
    if (!named || !kindOf(named).isEntered(named)) throw new Problem('unknown-item', 409, { value: item });
    const month = monthOf(date);
    return {
      id: claimNo(claim),
      subject: claim.subject,
      item: named.id,
      date,
      quantity,
      value,
      matterText,
      basis,
      period: month < open ? open : month,
      reverses: null
    };
  });
}
