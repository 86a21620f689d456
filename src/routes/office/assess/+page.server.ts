import { may, type Actor } from '$lib/server/platform/access/actor';
import { cellKey, cellNamed } from '$lib/server/domain/assessments/cells';
import { ownDepartments, saveAssessment } from '$lib/server/domain/assessments/save-assessment';
import { marksOwnPeople, sheetOfOwn } from '$lib/server/domain/assessments/own-people';
import { assessedYears, sheetOf, type AssessmentSheet } from '$lib/server/domain/assessments/sheet';
import { manyRowsBody } from '$lib/server/platform/http/read-body';
import { Problem } from '$lib/server/platform/problem/problem';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { decisionLimits } from '$lib/server/domain/imports';
import { namesApart } from '$lib/server/domain/roster/names-apart';
import { dayIn } from '$lib/calendar';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { formOf } from '../../forms/form-of';
import { orRefused, refusalOf } from '../../forms/refused';
import { askedYear } from '../../asked-year';
import { field, fields } from '../../forms/fields';
import { firstPageDeadlines } from '../front-page/unit-deadlines';
import { officeActor } from '../office-actor';
import { refuse } from '../../refuse';
import { putRightView } from './put-right-view';
import { departmentView, tableView, wholeView } from './view';
import type { Actions, PageServerLoad } from './$types';

/** Shows a year's assessment by departments. A department sees its own indicators only. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-assessment');
  const { app } = event.locals;
  const asked = event.url.searchParams;
  return app.readTransaction(actor, async (stores) => {
    const years = await assessedYears(stores);
    const year = askedYear(event.url, years);
    const everybody = await sheetOf(stores, year);
    const whole = actor.roles.some((role) => role === 'recorder' || role === 'committee');
    const own = await ownDepartments(stores, actor);
    const departments = whole
      ? [...new Set(everybody.indicators.map(({ department }) => department))]
      : (own ?? []);
    const department =
      departments.find((name) => name === asked.get('department')) ?? (whole ? null : departments[0]);
    const marks = department !== null && department !== undefined && (own?.includes(department) ?? false);
    const { sheet, unknown } = marks
      ? await ownSheet(stores, actor, everybody, department)
      : { sheet: everybody, unknown: null };
    const id = asked.get('community');
    const community = sheet.communities.find((each) => each.id === id) ?? null;
    if (id !== null && !community) refuse(404, 'not-found');
    return {
      deadlines: await firstPageDeadlines(actor, stores, app.clock()),
      years,
      year,
      departments,
      whole,
      closed: sheet.closed,
      scoreThemselves: sheet.scoreThemselves,
      putRight: await putRightView(stores, sheet, department ? [department] : whole ? null : []),
      empty: sheet.indicators.length === 0 ? 'scheme' : everybody.communities.length === 0 ? 'roster' : null,
      enters: may(actor, 'assess') && !sheet.closed && (own === null || marks),
      /** grades follow from another appraisal: only who keys in paper enters them */
      entersGrades: may(actor, 'assess') && !sheet.closed && own === null,
      /** why nobody knows whose people the actor marks; null where that is known */
      unknown,
      /** the actor marks the people of their own department, so that the others don't stand here */
      ownPeople: marks && unknown === null && marksOwnPeople(sheet, department),
      table: whole && !department ? wholeView(sheet) : null,
      department: department ? departmentView(sheet, department) : null,
      community: community && {
        id: community.id,
        name: namesApart(sheet.communities).get(community.id) ?? community.name
      },
      detail: department && community ? tableView(sheet, department, community) : [],
      today: dayIn(stores.unit.timeZone, app.clock()),
      limits: decisionLimits,
      saved: Number(asked.get('saved') ?? 0) || 0,
      key: randomUUID()
    };
  });
};

/** The rows that an actor marks, or none and the reason why nobody knows them. */
async function ownSheet(stores: UnitStores, actor: Actor, sheet: AssessmentSheet, body: string) {
  try {
    return { sheet: await sheetOfOwn(stores, actor, sheet, body), unknown: null };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { sheet: { ...sheet, communities: [] }, unknown: refusalOf(problem).sentence };
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'assess');
    const form = await formOf(event.request, manyRowsBody);
    const [year, department] = [Number(field(form, 'year')), field(form, 'department')];
    const [document, date] = [field(form, 'document'), field(form, 'date')];
    const community = field(form, 'community');
    const typed = fields(form.getAll('typed'));
    const cells = fields(form.getAll('cell')).map((key, at) => ({
      ...cellNamed(key),
      typed: typed[at] ?? ''
    }));
    const done = await orRefused(
      () =>
        saveAssessment(event.locals.app, actor, {
          key: field(form, 'key'),
          year,
          department,
          document,
          date,
          shown: field(form, 'shown'),
          cells
        }),
      {
        document,
        date,
        typed: Object.fromEntries(cells.map(({ subject, item, typed }) => [cellKey(subject, item), typed]))
      }
    );
    if (!done.ok) return done.refused;
    const back = new URLSearchParams({
      year: String(year),
      department,
      saved: String(done.answer.changed),
      ...(community !== '' && { community })
    });
    redirect(303, `/office/assess?${back}`);
  }
};
