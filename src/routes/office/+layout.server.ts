import { may, type Actor, type RoleName } from '$lib/server/accounts/actor';
import { evaluatedQuarters } from '$lib/server/assemblies/assembly-sheet';
import { departmentsOf } from '$lib/server/assessments/departments';
import { rulesOfYear } from '$lib/server/assessments/rules-of-year';
import { ballotItem } from '$lib/server/ballots/tally';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { dayIn } from '$lib/calendar';
import { waitingFor } from '$lib/server/desk/waiting';
import { deskCookie } from '../desk-cookie';
import { officeActor } from './office-actor';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const actor = officeActor(event);
  const { house } = event.locals;
  const stores = await house.read(actor);
  const scheme = schemeOf(stores);
  const [newest] = await stores.notices.list();
  const today = dayIn(stores.unit.timeZone, house.clock());
  const rules = rulesOfYear(scheme, Number(today.slice(0, 4)));
  const people = await stores.roster.list();
  const above = await house.above(actor);
  return {
    /** a play year, and not the real house */
    playing: house.play !== null,
    /** what the browser says of it, whether it counts or not */
    desk: deskCookie.of(event),
    /** name of the unit in which the account works, while it sits at the desk of one below; null: it sits at its own */
    home: await homeOf(event, actor),
    unit: { name: stores.unit.name, timeZone: stores.unit.timeZone },
    scheme: {
      title: scheme.name,
      english: scheme.english,
      since: scheme.inForce[0]?.from.slice(0, 4) ?? '',
      subjects: scheme.subjects
    },
    person: { name: actor.name, roles: [...actor.roles] satisfies RoleName[] },
    may: {
      import: may(actor, 'import'),
      ledger: may(actor, 'see-ledger'),
      claims: may(actor, 'see-claims'),
      check: may(actor, 'check-claims'),
      objections: may(actor, 'see-objections'),
      /** asked to seal what another one has proposed, and sees no ledger */
      sealOnly: may(actor, 'seal') && !may(actor, 'see-ledger'),
      publish: may(actor, 'publish'),
      outcomes: may(actor, 'see-outcomes'),
      // Somebody may be the superior of units that aren't their own.
      filings: may(actor, 'see-filings') || above.length > 0,
      below: may(actor, 'review-filing') || above.length > 0,
      spotChecks: may(actor, 'see-spot-checks'),
      assess: may(actor, 'see-assessment') && departmentsOf(rules).length > 0,
      assembly: may(actor, 'see-assembly') && evaluatedQuarters(stores, today).length > 0,
      ballot: may(actor, 'see-ballot') && ballotItem(rules) !== null,
      audit: may(actor, 'see-audit'),
      announce: may(actor, 'announce'),
      set: may(actor, 'set-unit'),
      holidays: may(actor, 'enter-holidays'),
      play: house.play === null && may(actor, 'keep-play'),
      keepRoster: may(actor, 'keep-roster'),
      boards: may(actor, 'manage-boards'),
      playlists: may(actor, 'set-playlists'),
      emergency: may(actor, 'send-emergency'),
      accounts: may(actor, 'see-accounts')
    },
    /** counts beside the menu's lines; null: no business of theirs */
    waiting: may(actor, 'see-claims') ? await waitingFor(stores, house.clock(), actor) : null,
    /** nothing is published yet: the first steps have a page of their own */
    beginning: (await house.beginnings(actor)) !== null,
    inPublicity: newest !== undefined && today <= newest.lastDay,
    people: people.filter(({ to }) => to === null || to >= today).length
  };
};

async function homeOf({ locals }: { locals: App.Locals }, { unit }: Actor): Promise<string | null> {
  const own = locals.signedIn?.actor;
  if (!own || own.unit === unit || !may(own, 'see-office')) return null;
  return (await locals.house.read(own)).unit.name;
}
