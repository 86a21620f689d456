import { dayIn } from '$lib/calendar';
import { hasDeclaring, own, termBounds } from '$lib/points';
import { aboutOf } from '$lib/server/domain/deadlines/deadline-lines';
import { investigators } from '$lib/server/domain/objections/investigate';
import { may } from '$lib/server/platform/access/actor';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { bodiesBesideRoles, dutiesBeside } from '$lib/server/domain/units/own-bodies';
import { namesInScheme } from '$lib/server/domain/units/role-names';
import { setUnit } from '$lib/server/domain/units/set-unit';
import { namedRoles } from '$lib/server/domain/units/unit';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { byName, field, fields } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { orRefused } from '../../forms/refused';
import { officeActor } from '../office-actor';
import type { Actions, PageServerLoad } from './$types';

/** Sets what the scheme leaves to the unit, each with the document's clause. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'set-unit');
  const stores = await event.locals.app.read(actor);
  const { masked, publicityDays, objections, deadlineDay, filingMonths, investigator, roleNames, bodyNames } =
    stores.unit;
  const { accountTerm } = stores.unit;
  const scheme = schemeOf(stores);
  const { organs } = scheme;
  const inScheme = namesInScheme(scheme);
  const today = dayIn(stores.unit.timeZone, event.locals.app.clock());
  return {
    key: randomUUID(),
    done: event.url.searchParams.has('done'),
    adopts: may(actor, 'adopt'),
    investigators: investigators(await stores.accounts.list(), today).map(({ id, name }) => ({ id, name })),
    clauses: scheme.procedure,
    declares: hasDeclaring(scheme),
    files: scheme.deadlines.some(({ step }) => step === 'file'),
    /** the steps that the unit may set a term for, where the document leaves it open */
    deadlines: scheme.deadlines.flatMap((deadline) => {
      const bounds = termBounds(deadline, scheme.deadlines);
      const { id, step, every, clause } = deadline;
      const set = String(stores.unit.deadlineTerms[id] ?? '');
      return bounds ? [{ id, step, every, clause, bounds, set, about: aboutOf(scheme, deadline) }] : [];
    }),
    /** the bodies' clauses, in the document's own words */
    organs: [
      ...new Set(
        [
          organs.recorder,
          organs.assessor,
          organs.marker,
          organs.decider,
          organs.commission,
          organs.filing
        ].flatMap((organ) => (organ?.clause ? [organ.clause.text] : []))
      )
    ],
    named: namedRoles
      .filter(
        (role) =>
          (role !== 'assembly' || scheme.assembly) &&
          (role !== 'department' || organs.marker) &&
          (role !== 'commission' || organs.commission)
      )
      .map((role) => ({
        role,
        inScheme: inScheme[role]?.name ?? null,
        own: roleNames[role] ?? '',
        /** other duties that the document gives to the same body, which follow its name */
        duties: dutiesBeside(scheme, role)
      })),
    /** the document's other bodies, each once */
    bodies: bodiesBesideRoles(scheme).map((body) => ({ ...body, own: own(bodyNames, body.name) ?? '' })),
    set: {
      masked: masked ? 'yes' : 'no',
      publicityDays: String(publicityDays),
      who: objections.who,
      where: objections.where,
      when: objections.when,
      answerDays: String(objections.answerDays),
      deadlineDay: deadlineDay === null ? '' : String(deadlineDay),
      filingMonths: String(filingMonths),
      investigator: investigator ?? '',
      accountTerm: accountTerm ?? ''
    }
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'set-unit');
    const form = await formOf(event.request);
    const [deadlines, terms] = [fields(form.getAll('deadline')), fields(form.getAll('term'))];
    const [bodies, names] = [fields(form.getAll('documentBody')), fields(form.getAll('bodyName'))];
    const typed = {
      masked: field(form, 'masked'),
      publicityDays: field(form, 'publicityDays'),
      who: field(form, 'who'),
      where: field(form, 'where'),
      when: field(form, 'when'),
      answerDays: field(form, 'answerDays'),
      deadlineDay: field(form, 'deadlineDay'),
      filingMonths: field(form, 'filingMonths'),
      deadlineTerms: byName(terms.map((term, at) => [deadlines[at] ?? '', term])),
      bodyNames: byName(names.map((name, at) => [bodies[at] ?? '', name])),
      investigator: field(form, 'investigator'),
      accountTerm: field(form, 'accountTerm'),
      roleNames: {
        recorder: field(form, 'recorderName'),
        committee: field(form, 'committeeName'),
        assembly: field(form, 'assemblyName'),
        department: field(form, 'departmentName'),
        commission: field(form, 'commissionName'),
        superior: field(form, 'superiorName')
      }
    };
    const done = await orRefused(() => setUnit(event.locals.app, actor, { key: field(form, 'key'), typed }), {
      typed
    });
    if (!done.ok) return done.refused;
    redirect(303, '/office/settings?done');
  }
};
