import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import type { Upload } from '../imports/upload';
import { needReason, needText } from '../../platform/text/need-text';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { readPapers, sentPaper } from './filing-papers';
import { roundOf } from './filing-rounds';
import { filingState, type FilingState } from './filing-status';
import { filingNo, type FilingAction } from './filings';

/** characters of a question, an answer, a reason */
export const longestWords = 500;

interface FilingReview {
  key: string;
  filing: string;
  /** number of the last step that was shown; 0: none */
  seen: number;
  words: string;
}

/** The superior asks; another question may follow before the answer. */
export const askAboutFiling = (app: App, actor: Actor, said: FilingReview) =>
  step(app, actor, said, { action: 'ask', from: ['filed', 'asked', 'answered'] });

/**
 * The unit answers the superior's question, or the return of a filing that it hasn't filed anew yet, with papers where
 * they help.
 * @throws Problem those of `step`, those of `readPapers`
 */
export const answerFiling = (
  app: App,
  actor: Actor,
  said: FilingReview & { papers?: readonly Upload[] | undefined }
) => step(app, actor, said, { action: 'answer', from: ['asked', 'returned'] });

/** The superior returns it, with the reason (退回): the unit files anew. */
export const returnFiling = (app: App, actor: Actor, said: FilingReview) =>
  step(app, actor, said, { action: 'return', from: ['filed', 'asked', 'answered'] });

/** The superior accepts it (备案通过): nothing that was asked waits for an answer. */
export const acceptFiling = (app: App, actor: Actor, said: FilingReview) =>
  step(app, actor, said, { action: 'accept', from: ['filed', 'answered'] });

/** @throws Problem `not-found`, `filing-state`, `filing-changed`, `filing-filed-anew`, `reason-missing`, or what keeps a text out */
function step(
  app: App,
  actor: Actor,
  { key, papers: sent = [], ...said }: FilingReview & { papers?: readonly Upload[] | undefined },
  { action, from }: { action: FilingAction; from: readonly FilingState[] }
) {
  const asked = action === 'answer' ? 'file' : 'review-filing';
  const input = { ...said, action, ...(sent.length > 0 && { papers: sent.map(sentPaper) }) };
  return app.runCommand(actor, { permission: asked, key, input }, async (stores) => {
    const { filing, seen, words } = said;
    if (action === 'accept') needText(words, longestWords, 'many');
    else needReason(words, longestWords, 'many');
    const found = await needFiling(stores, filing);
    if ((found.steps.at(-1)?.no ?? 0) !== seen) throw new Problem('filing-changed', 409);
    if (!from.includes(filingState(found))) throw new Problem('filing-state', 409, { no: filingNo(found) });
    if (roundOf(await stores.filings.list(), found).after !== null)
      throw new Problem('filing-filed-anew', 409, { no: filingNo(found) });
    const papers = readPapers(sent);
    await stores.filings.add({ filing, seen, action, account: actor.account, words, papers });
    return null;
  });
}

/**
 * Finds a filing.
 * @throws Problem `not-found`
 */
export async function needFiling({ filings }: Pick<UnitStores, 'filings'>, id: string) {
  const found = await filings.find(id);
  if (!found) throw new Problem('not-found', 404);
  return found;
}
