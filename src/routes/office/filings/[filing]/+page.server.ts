import { checkCode } from '$lib/notice';
import { may } from '$lib/server/platform/access/actor';
import { papersBody } from '$lib/server/domain/filings/filing-papers';
import { roundOf } from '$lib/server/domain/filings/filing-rounds';
import { filingHead } from '$lib/server/domain/filings/filing-head';
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
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { filesIn } from '../../../forms/evidence-form';
import { field } from '../../../forms/fields';
import { formOf } from '../../../forms/form-of';
import { orRefused } from '../../../forms/refused';
import { documentView } from '../document-view';
import { stepsView } from '../steps-view';
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
    const accounts = accountNames(await stores.accounts.list());
    const names = new Map((document?.rows ?? []).map(({ subject, name }) => [subject, name]));
    const nameOf = (account: string) => accounts.get(account) ?? account;
    const { round, before, after } = roundOf(await stores.filings.list(), filing);
    const state = filingState(filing);
    const isOpenReturn = state === 'returned' && after === null;
    const closed = seesClosed(place, stores);
    return {
      id: filing.id,
      no: filingNo(filing),
      period: filing.period,
      filed: filing.filed,
      state,
      by: nameOf(filing.filedBy),
      of: stores.unit.name,
      digest: filing.digest,
      check: checkCode(filing.digest),
      head: await filingHead(stores, filing.id),
      checkNow: checkCode(digestNow),
      isWhole: digestNow === filing.digest,
      view: document && documentView(document, stores, { closed, person }),
      differences: differences.map(({ part, subjects }) => ({
        part,
        names: subjects.map((subject) => names.get(subject) ?? subject)
      })),
      steps: stepsView(filing.steps, nameOf),
      round,
      /** the returned filing that this one follows, with its return and the answers to it */
      before: before && { id: before.id, no: filingNo(before), steps: stepsView(before.steps, nameOf) },
      after: after && { id: after.id, no: filingNo(after) },
      last: filing.steps.at(-1)?.no ?? 0,
      answers: may(place, 'file') && (state === 'asked' || isOpenReturn),
      /** it was returned, and the unit hasn't filed anew */
      isOpenReturn,
      files: may(place, 'file'),
      reviews: may(place, 'review-filing') && ['filed', 'asked', 'answered'].includes(state),
      downloads: closed && document !== null,
      longest: longestWords,
      key: randomUUID()
    };
  });
};

type ReviewCommand = typeof askAboutFiling | typeof answerFiling;

const action = (run: ReviewCommand, limit?: number) => async (event: RequestEvent<RouteParams>) => {
  const place = await placeOfFiling(event);
  const form = await formOf(event.request, limit);
  const { filing } = event.params;
  const words = field(form, 'words');
  const papers = await filesIn(form);
  const input = { key: field(form, 'key'), filing, seen: Number(field(form, 'seen')), words, papers };
  const done = await orRefused(() => run(event.locals.app, place, input), { typed: words });
  return done.ok ? redirect(303, `/office/filings/${filing}`) : done.refused;
};

export const actions: Actions = {
  ask: action(askAboutFiling),
  answer: action(answerFiling, papersBody),
  back: action(returnFiling),
  accept: action(acceptFiling)
};
