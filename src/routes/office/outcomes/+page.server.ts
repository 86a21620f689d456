import { namesApart } from '$lib/server/domain/roster/names-apart';
import { dayIn } from '$lib/calendar';
import { hasClosedOutcomes, rulesOn } from '$lib/points';
import { may } from '$lib/server/platform/access/actor';
import { actingPersonAmong } from '$lib/server/domain/conflicts/person-in-matter';
import { gradingQuarter } from '$lib/server/domain/assemblies/assembly-sheet';
import { contradictionsIn } from '$lib/server/domain/outcomes/contradictions';
import { outcomePeriods, outcomeSheet } from '$lib/server/domain/outcomes/outcome-sheet';
import { proposalsOf, type OutcomeProposal } from '$lib/server/domain/outcomes/proposals';
import { longestReason, ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { seenPeriods } from '$lib/server/domain/outcomes/seen-periods';
import { rulesAtEnd, schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { getLocale } from '$lib/text/generated/runtime.js';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { orRefused } from '../../forms/refused';
import { officeActor } from '../office-actor';
import { rulingRows, rulingsIn, typedRulings } from '../rulings-in-form';
import { tieRulings, tiesIn, typedTies } from '../ties-in-form';
import { gradeFor, personView } from './person-view';
import type { Actions, PageServerLoad } from './$types';

/** Shows what the scheme proposes after a sealed period, and what was decided. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-outcomes');
  const { app } = event.locals;
  const asked = event.url.searchParams.get('period');
  return app.readTransaction(actor, async (stores) => {
    const closed = seesClosed(actor, stores);
    const periods = await outcomePeriods(stores, await seenPeriods(stores, actor), { closed });
    const shown = periods.find(({ period }) => period === asked) ?? firstToShow(periods);
    const groups = shown ? await outcomeSheet(stores, shown) : [];
    const decides = may(actor, 'decide-outcomes');
    const known = await stores.accounts.list();
    const accounts = accountNames(known);
    const viewer = actingPersonAmong(actor, known);
    const english = getLocale() === 'en';
    const today = dayIn(stores.unit.timeZone, app.clock());
    const rules = rulesOn(schemeOf(stores, today), today);
    return {
      periods: periods.map(({ period, waiting }) => ({ period, waiting })),
      period: shown?.period ?? null,
      /** the quarter whose assembly decides what isn't the committee's */
      gradingQuarter: shown && gradingQuarter(shown.period),
      groups: groups.map(({ class: kind, rule, proposer, people }) => ({
        id: rule.id,
        class: kind,
        clause: rule.clause,
        name: english ? rule.english : rule.name,
        unit: 'unit' in rule ? (english ? (rule.unitEnglish ?? rule.unit) : rule.unit) : '',
        proposer: proposer && (english ? proposer.english : proposer.name),
        people: people.map((person) =>
          personView(person, { accounts, viewer, grade: gradeFor(stores, shown, closed) })
        )
      })),
      meetings: (await stores.meetings.list()).map(({ id, decision }) => ({
        id,
        date: decision.date,
        body: decision.body,
        minutes: decision.minutes
      })),
      decides,
      /** people who are proposed for praise and for discipline at once */
      both: shown && closed && decides ? await bothOf(stores, shown.period) : [],
      closed,
      /** the rules make nothing of the points, so that nothing can wait here */
      silent: periods.length + rules.outcomes.length + rules.conversions.length === 0,
      /** whether some of it is talks or discipline, which not everybody sees */
      hasClosed: hasClosedOutcomes(rules),
      /** whether points buy days of leave; most schemes have no such rule */
      keepsLeave: may(actor, 'keep-leave') && rules.conversions.length > 0,
      longest: longestReason,
      key: randomUUID(),
      done: event.url.searchParams.get('done')
    };
  });
};

/** Names the people whose proposals contradict each other, unless one of the two was set aside. */
async function bothOf(stores: UnitStores, period: string) {
  const names = namesApart(await stores.roster.list());
  const isOpen = ({ ruling }: OutcomeProposal) => ruling?.confirmed !== false;
  return contradictionsIn(await proposalsOf(stores, period), rulesAtEnd(stores, period), isOpen).map(
    ({ subject, ...outcomes }) => ({ ...outcomes, subject, name: names.get(subject) ?? subject })
  );
}

/** The newest period with an undecided outcome, else the newest. */
function firstToShow<T extends { waiting: number }>(periods: readonly T[]): T | undefined {
  return periods.find(({ waiting }) => waiting > 0) ?? periods[0];
}

export const actions: Actions = {
  default: async (event) => {
    const actor = officeActor(event, 'decide-outcomes');
    const form = await formOf(event.request);
    const [meeting, period] = [field(form, 'meeting'), field(form, 'period')];
    const rows = rulingRows(form);
    const ties = tiesIn(form);
    const input = {
      key: field(form, 'key'),
      meeting,
      period,
      rulings: [...rulingsIn(rows), ...ties.flatMap(tieRulings)],
      meansBoth: field(form, 'meansBoth') === 'yes'
    };
    const done = await orRefused(() => ruleOnOutcomes(event.locals.app, actor, input), {
      typed: { meeting, rulings: typedRulings(rows), ties: typedTies(ties) }
    });
    if (!done.ok) return done.refused;
    const { confirmed, setAside } = done.answer;
    redirect(303, `/office/outcomes?period=${period}&done=${confirmed + setAside}`);
  }
};
