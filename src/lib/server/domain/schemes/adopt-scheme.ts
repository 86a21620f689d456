import { dayIn, type Day } from '$lib/calendar';
import { parseScheme, type Scheme } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { decisionTrouble, type DecisionInput } from '../imports/decision-trouble';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { checkedAdoption, parsedScheme, type AdoptionDraft } from './checked-adoption';
import { needNoProposal } from './lapsed-adoption';
import { readScheme } from './read-schemes';
import { readValues } from './read-values';
import { sourceText } from './scheme-source';

/** A text to try or adopt, as the page's form sends it: trying wants no resolution yet. */
export interface AskedAdoption {
  /** see `sourceText` */
  source: string;
  /** by parameter id */
  typed: Readonly<Record<string, string>>;
  from: Day;
}

/**
 * Reads the typed adoption, and refuses it at once when something stands against it.
 * @throws Problem those of `sourceText`, `readValues` and `checkedAdoption`; `scheme-refused`
 */
export async function draftAdoption(
  stores: UnitStores,
  actor: Actor,
  { asked, now }: { asked: AskedAdoption; now: Date }
): Promise<AdoptionDraft> {
  const text = await sourceText(stores, actor, { source: asked.source, now });
  const own = parsedScheme(() => readScheme(text, {}));
  const parameters = readValues(own.parameters, asked.typed);
  return checkedAdoption(stores, { text, parameters, from: asked.from }, now);
}

/**
 * Puts a scheme up to be adopted from a day on by a resolution. Nothing is in force by it: another account looks
 * at the same draft and adopts it, as a seal takes two people (`confirmAdoption`).
 *
 * @param shown of the draft that was looked at
 * @throws Problem those of `draftAdoption` and `decisionTrouble`; `preview-outdated`, `adoption-waits`
 */
export function proposeAdoption(
  app: App,
  actor: Actor,
  {
    key,
    asked,
    decision,
    shown
  }: { key: string; asked: AskedAdoption; decision: DecisionInput; shown: string }
): Promise<{ proposal: string }> {
  const input = { shown, asked: { ...asked, typed: { ...asked.typed } }, decision: { ...decision } };
  return app.runCommand(actor, { permission: 'adopt', key, input }, async (stores) => {
    const now = app.clock();
    const draft = await draftAdoption(stores, actor, { asked, now });
    if (draft.shown !== shown) throw new Problem('preview-outdated', 409);
    const trouble = decisionTrouble(decision, [], dayIn(stores.unit.timeZone, now));
    if (trouble) throw trouble;
    await needNoProposal(stores, now);
    const { text, scheme, parameters, from } = draft;
    const rules = { text, parameters, scheme: scheme.id };
    const proposal = await stores.adoptions.propose(
      { action: 'adopt', from, decision: await stores.decisions.record(decision), ...rules },
      { shown, account: actor.account }
    );
    return { proposal };
  });
}

/** The scheme of a text with its own values, to fill in: nothing is kept of a text that nobody has adopted. */
export function openScheme(text: string): Scheme {
  return parsedScheme(() => parseScheme(text));
}
