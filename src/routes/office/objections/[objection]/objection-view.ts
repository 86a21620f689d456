import { firstMonth, lastMonth } from '$lib/notice';
import { itemOf } from '$lib/points';
import type { Actor } from '$lib/server/accounts/actor';
import type { Objection } from '$lib/server/objections/objection';
import { objectionNo } from '$lib/server/objections/objection';
import { objectionStanding } from '$lib/server/objections/objection-standing';
import { isTabled } from '$lib/server/notices/publicity-days';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { itemText } from '$lib/ui/item-text';

/**
 * An objection with all that the office may see of it; how to reach who raised it is for the recorder alone. Whose row it is
 * doesn't learn who has raised it. The receipt speaks for whoever holds it, an appeal too: the office has those alone that it hands
 * out, to who came with a paper.
 */
export async function detailView(
  stores: UnitStores,
  objection: Objection,
  { actor, today }: { actor: Actor; today: string }
) {
  const { way, notice, filed, said, contact, paper, receipt, entry, account, subject, steps } = objection;
  const standing = objectionStanding(objection);
  const names = new Map((await stores.accounts.list()).map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const people = await stores.roster.list();
  const isOwn = subject !== null && subject === actor.subject;
  const isRecorder = actor.roles.includes('recorder') && !isOwn;
  const isTold = way === 'audit' || (way === 'member' && (!isOwn || account === actor.account));
  const raised = isTold ? nameOf(account) : null;
  return {
    ...{ id: objection.id, no: objectionNo(objection), way, notice, filed, said, paper, entry },
    receipt: way === 'paper' ? receipt : null,
    ...{ state: standing.state, due: standing.due, last: standing.last, supplements: standing.supplements },
    isOverdue: standing.due !== null && today > standing.due,
    isReckoned: standing.due !== null && !isTabled(await stores.holidays.tables(), standing.due),
    contact: isRecorder ? contact : '',
    hasContact: contact !== '',
    by: raised,
    name: subject === null ? null : (people.find(({ id }) => id === subject)?.name ?? subject),
    isOwn,
    isInvestigator: standing.investigator === actor.account,
    isSuperior: actor.roles.includes('superior'),
    investigator: nameOf(standing.investigator),
    steps: steps.map((step) => ({
      ...{ no: step.no, act: step.act, at: step.at, upheld: step.upheld, words: step.words },
      publishes: step.notice !== null,
      // Taken to the superior by whoever raised it.
      by: step.act === 'appeal' && !isTold ? null : nameOf(step.account),
      investigator: nameOf(step.investigator)
    }))
  };
}

/** Ledger lines of the notice's period that may be undone: those of one person. */
export async function linesOf(stores: UnitStores, { notice }: Objection, subject: string | null) {
  if (subject === null) return [];
  const scheme = schemeOf(stores);
  const [first, last] = [firstMonth(notice.period), lastMonth(notice.period)];
  const entries = await stores.ledger.entries({ subject });
  const undone = new Set(entries.map(({ reverses }) => reverses));
  return entries
    .filter(({ id, period, reverses }) => period >= first && period <= last && !reverses && !undone.has(id))
    .map((entry) => ({
      ...{ id: entry.id, date: entry.date, basis: entry.basis },
      what: itemText(itemOf(scheme, entry.item, entry.date), entry)
    }));
}
