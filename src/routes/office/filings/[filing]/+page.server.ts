import { checkCode } from '$lib/notice';
import { may } from '$lib/server/platform/access/actor';
import { filingState } from '$lib/server/domain/filings/filing-status';
import { filingNo } from '$lib/server/domain/filings/filings';
import { readFiling } from '$lib/server/domain/filings/read-filing';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import {
  acceptFiling,
  answerFiling,
  askAboutFiling,
  longestWords,
  returnFiling
} from '$lib/server/domain/filings/review-filing';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { documentView } from '../document-view';
import { placeOfFiling } from './place-of-filing';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/**
 * Shows a filing as it was filed, whether the ledger still agrees with it, and what was asked, answered and
 * decided.
 */
export const load: PageServerLoad = async (event) => {
  const place = await placeOfFiling(event);
  const person = event.url.searchParams.get('person');
  return event.locals.app.readTransaction(place, async (stores) => {
    const { filing, document, digestNow, differences } = await readFiling(stores, event.params.filing);
    const accounts = new Map((await stores.accounts.list()).map(({ id, name }) => [id, name]));
    const names = new Map((document?.rows ?? []).map(({ subject, name }) => [subject, name]));
    const state = filingState(filing);
    const closed = seesClosed(place, stores);
    return {
      id: filing.id,
      no: filingNo(filing),
      period: filing.period,
      filed: filing.filed,
      state,
      by: accounts.get(filing.filedBy) ?? filing.filedBy,
      of: stores.unit.name,
      digest: filing.digest,
      check: checkCode(filing.digest),
      checkNow: checkCode(digestNow),
      isWhole: digestNow === filing.digest,
      view: document && documentView(document, stores, { closed, person }),
      differences: differences.map(({ part, subjects }) => ({
        part,
        names: subjects.map((subject) => names.get(subject) ?? subject)
      })),
      steps: filing.steps.map(({ no, action, account, at, words }) => ({
        no,
        action,
        at,
        words,
        by: accounts.get(account) ?? account
      })),
      last: filing.steps.at(-1)?.no ?? 0,
      answers: may(place, 'file') && state === 'asked',
      reviews: may(place, 'review-filing') && ['filed', 'asked', 'answered'].includes(state),
      downloads: closed && document !== null,
      longest: longestWords,
      key: randomUUID()
    };
  });
};

type Done = typeof askAboutFiling;

const action = (run: Done) => async (event: RequestEvent<RouteParams>) => {
  const place = await placeOfFiling(event);
  const form = await formOf(event.request);
  const { filing } = event.params;
  const words = field(form, 'words');
  const input = { key: field(form, 'key'), filing, seen: Number(field(form, 'seen')), words };
  const done = await orRefused(() => run(event.locals.app, place, input), { typed: words });
  return done.ok ? redirect(303, `/office/filings/${filing}`) : done.refused;
};

export const actions: Actions = {
  ask: action(askAboutFiling),
  answer: action(answerFiling),
  back: action(returnFiling),
  accept: action(acceptFiling)
};
