import { kindOf } from '$lib/points';
import { confirmCorrection, decisionLimits, previewCorrection } from '$lib/server/domain/imports';
import { ledgerItems } from '$lib/server/domain/ledger/ledger-items';
import { lineExplainer } from '$lib/server/domain/ledger/lines';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { Actor } from '$lib/server/platform/access/actor';
import { Problem } from '$lib/server/platform/problem/problem';
import type { App } from '$lib/server/app';
import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused, refusalOf } from '../../../forms/refused';
import { ledgerLineView } from '../../../ledger-line-view';
import { refuse } from '../../../refuse';
import { decisionIn } from '../../decision-in';
import { answersIn } from '../../import/answers-in';
import { officeActor } from '../../office-actor';
import { usualDecider } from '../../usual-decider';
import { correctionIn, typedIn, type TypedCorrection } from './correction-in';
import { correctionView } from './correction-view';
import type { Actions, PageServerLoad } from './$types';

/** Corrects one line of the ledger (M7): what it changes is shown before a meeting's decision books it. */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'import');
  const asked = askedLine(event.url);
  return event.locals.app.readTransaction(actor, (stores) => shownLine(stores, asked));
};

export const actions: Actions = {
  preview: async (event) => {
    const actor = officeActor(event, 'import');
    const { app } = event.locals;
    const typed = typedIn(await formOf(event.request));
    const line = postedLine(event.url);
    const answer = await orRefused(() => shown(app, actor, line, typed), {
      typed,
      shown: null,
      decision: undefined
    });
    if (!answer.ok) return answer.refused;
    return { typed, shown: answer.answer, decision: undefined, refusal: undefined };
  },

  confirm: async (event) => {
    const actor = officeActor(event, 'import');
    const { app } = event.locals;
    const form = await formOf(event.request);
    const line = postedLine(event.url);
    const typed = typedIn(form);
    const decision = decisionIn(form);
    try {
      await confirmCorrection(app, actor, {
        key: field(form, 'key'),
        correction: correctionIn(line, typed),
        digest: field(form, 'digest'),
        answers: answersIn(form),
        decision
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return fail(error.status, {
        typed,
        shown: await shownAgain(app, actor, line, typed),
        decision,
        refusal: refusalOf(error)
      });
    }
    redirect(303, `/office/ledger/correct?line=${encodeURIComponent(line)}&done`);
  }
};

/** The line that the address names; without one the ledger comes, where each line has its way here. */
function askedLine(url: URL): string {
  return url.searchParams.get('line') ?? redirect(303, '/office/ledger');
}

/** The page's own form names its line. */
function postedLine(url: URL): string {
  return url.searchParams.get('line') ?? refuse(400, 'bad-form');
}

async function shown(app: App, actor: Actor, line: string, typed: TypedCorrection) {
  const preview = await previewCorrection(app, actor, correctionIn(line, typed));
  return correctionView(preview, schemeOf(await app.read(actor)));
}

/** The preview as it is now, beside a refused confirmation; null where that can't be previewed either. */
async function shownAgain(app: App, actor: Actor, line: string, typed: TypedCorrection) {
  const again = await orRefused(() => shown(app, actor, line, typed), {});
  return again.ok ? again.answer : null;
}

async function shownLine(stores: UnitStores, asked: string) {
  const [entry] = await stores.ledger.named([asked]);
  if (!entry) refuse(404, 'not-found');
  const scheme = schemeOf(stores);
  const roster = await stores.roster.list();
  const explain = await lineExplainer(stores, {
    period: null,
    upto: await stores.ledger.last(),
    subjects: roster.filter(({ id }) => id === entry.subject)
  });
  const [line] = await explain([entry]);
  if (!line) refuse(404, 'not-found');
  const { item } = line;
  const { subject, date, quantity, value, matterText, matterKey, basis, period, reverses } = entry;
  return {
    key: randomUUID(),
    open: await stores.periods.open(),
    line: ledgerLineView(line),
    /** the number of its reversal; null while it stands */
    reversal: (await stores.ledger.reversals([entry.id])).get(entry.id) ?? null,
    undoes: reverses,
    booked: period,
    /** the line concerns a matter whose words were erased: the line that is booked instead can't inherit it (M8) */
    isMatterErased: matterKey !== '' && matterText === '',
    start: {
      subject,
      item: entry.item,
      date,
      quantity: String(quantity),
      // A level is typed in the words of its document, any other value as it is booked.
      value: item && value !== '' && item.kind === 'levels' ? kindOf(item).said(item, value).zh : value,
      matter: matterText,
      basis
    },
    groups: ledgerItems(scheme),
    roster: roster.map(({ id, name }) => ({ id, name })),
    decisionLimits,
    body: await usualDecider(stores)
  };
}
