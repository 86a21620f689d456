import { may, type Actor, type RoleName } from '$lib/server/platform/access/actor';
import { changesToNote } from '$lib/server/domain/accounts/changes-to-note';
import { evaluatedQuarters } from '$lib/server/domain/assemblies/assembly-sheet';
import { departmentsOf } from '$lib/server/domain/assessments/departments';
import { rulesOfYear } from '$lib/server/domain/assessments/rules-of-year';
import { ballotItem } from '$lib/server/domain/ballots/tally';
import { closedShopOn, hasClosedOutcomes, hasDeclaring, rulesOn, scoreNoun, shopOn } from '$lib/points';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { addDays, dayIn, yearOf, wholeYear } from '$lib/calendar';
import { objectionsWaiting } from '$lib/server/domain/objections/objection-lines';
import { holdsTalks } from '$lib/server/domain/outcomes/holds-talk';
import { talksWaiting } from '$lib/server/domain/outcomes/talks';
import { roleNames } from '$lib/server/domain/units/role-names';
import { waitingFor, type WaitingTasks } from '$lib/server/domain/dashboard/waiting';
import { randomUUID } from 'node:crypto';
import { dashboardCookie } from '../dashboard-cookie';
import { officeActor } from './office-actor';
import type { LayoutServerLoad } from './$types';

/** Gives the office's frame: the menu by the actor's permissions, counts of waiting things, and the unit. */
export const load: LayoutServerLoad = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  const stores = await app.read(actor);
  const scheme = schemeOf(stores);
  const [newest] = await stores.notices.list();
  const today = dayIn(stores.unit.timeZone, app.clock());
  const rules = rulesOfYear(scheme, yearOf(today));
  const people = await stores.roster.countOn(today);
  const superiors = await app.superiors(actor);
  const waiting = may(actor, 'see-claims') ? await waitingFor(stores, app.clock(), actor) : null;
  const talks = await talksWaiting(stores, actor);
  const objections = may(actor, 'handle-objections')
    ? (await objectionsWaiting(stores, app.clock())).waiting
    : 0;
  return {
    /** whether this is a practice year instead of the real app */
    practising: app.practice !== null,
    account: actor.account,
    /** owner of the drafts that a form may restore, and the dashboard's unit (`DraftKeeper`) */
    drafts: { owner: `${app.practice ?? ''}/${actor.account}`, unit: actor.unit },
    /** the cookie's value, whether it is valid or not */
    dashboard: dashboardCookie.of(event),
    /** name of the account's own unit while it is at the dashboard of one below; null at its own */
    home: await homeOf(event, actor),
    unit: {
      name: stores.unit.name,
      timeZone: stores.unit.timeZone,
      firstPeriod: stores.unit.firstPeriod
    },
    scheme: {
      title: scheme.name,
      english: scheme.english,
      since: wholeYear(scheme.inForce[0]?.from ?? ''),
      subjects: scheme.subjects,
      assembly: scheme.assembly !== undefined,
      score: scoreNoun(scheme)
    },
    roleNames: roleNames(stores.unit, scheme),
    person: { name: actor.name, roles: [...actor.roles] satisfies RoleName[] },
    may: {
      import: may(actor, 'import'),
      ledger: may(actor, 'see-ledger'),
      /** where the document has nobody declare, the list of claims is in the menu while there are any */
      claims: waiting !== null && (hasDeclaring(scheme) || claimsAbout(waiting) > 0),
      meetings: waiting !== null,
      check: may(actor, 'check-claims'),
      objections: may(actor, 'see-objections'),
      /** may seal what somebody else has proposed, but sees no ledger */
      sealOnly: may(actor, 'seal') && !may(actor, 'see-ledger'),
      publish: may(actor, 'publish'),
      outcomes: may(actor, 'see-outcomes'),
      people: may(actor, 'see-people'),
      talks: holdsTalks(actor, stores) && (talks > 0 || hasClosedOutcomes(rulesOn(scheme, today))),
      // An account may be the superior of units other than its own.
      redeem: may(actor, 'redeem') && (shopOn(scheme, today) ?? closedShopOn(scheme, today)) !== null,
      filings: may(actor, 'see-filings') || superiors.length > 0,
      subordinates: may(actor, 'review-filing') || superiors.length > 0,
      spotChecks: may(actor, 'see-spot-checks'),
      assess: may(actor, 'see-assessment') && departmentsOf(rules).length > 0,
      assembly: may(actor, 'see-assembly') && evaluatedQuarters(stores, today).length > 0,
      ballot: may(actor, 'see-ballot') && ballotItem(rules) !== null,
      audit: may(actor, 'see-audit'),
      announce: may(actor, 'announce'),
      set: may(actor, 'set-unit'),
      holidays: may(actor, 'enter-holidays'),
      practice: app.practice === null && may(actor, 'keep-practice'),
      keepRoster: may(actor, 'keep-roster'),
      boards: may(actor, 'manage-boards'),
      playlists: may(actor, 'set-playlists'),
      emergency: may(actor, 'send-emergency'),
      accounts: may(actor, 'see-accounts')
    },
    /** counts shown in the menu; null for people who have nothing to do with them */
    waiting,
    /** talks that the reader's organ has to hold */
    talks,
    /** objections that wait for an answer, or for their supplementary notice */
    objections,
    /** operators' acts upon accounts of the office that the reader hasn't noted yet, for their first page */
    accountChanges: { key: randomUUID(), list: await changesToNote(stores, actor, app.clock()) },
    /** instant of the record that the server's clock is before; null while time runs forwards */
    clockBehind: app.clockBehind(),
    /** roles that end within 30 days, for the first page of those who see the accounts */
    endingRoles: may(actor, 'see-accounts') ? await stores.accounts.endingBy(addDays(today, 30)) : [],
    /** nothing is published yet, so the first steps have a page of their own */
    beginning: (await app.beginnings(actor)) !== null,
    inPublicity: newest !== undefined && today <= newest.lastDay,
    people
  };
};

async function homeOf({ locals }: { locals: App.Locals }, { unit }: Actor): Promise<string | null> {
  const own = locals.signedIn?.actor;
  if (!own || own.unit === unit || !may(own, 'see-office')) return null;
  return (await locals.app.read(own)).unit.name;
}

/** Number of claims that aren't ended, whosever turn it is. */
function claimsAbout({ check, papers, decide, elsewhere }: WaitingTasks): number {
  return (check ?? 0) + (papers ?? 0) + (decide ?? 0) + elsewhere;
}
