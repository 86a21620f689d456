import { dayIn, type Day } from '$lib/calendar';
import { parseScheme, SchemeError, type ParameterValues, type Scheme } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { decisionTrouble, type DecisionInput } from '../imports/decision-trouble';
import { Problem } from '../../platform/problem/problem';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import {
  checkBooked,
  checkClearing,
  checkFirstDay,
  checkInForce,
  needNoProposal,
  spansWith
} from './check-adoption';
import { readScheme, schemeDigest } from './read-schemes';
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

/** The adoption that would be put in force. */
export interface AdoptionDraft {
  text: string;
  scheme: Scheme;
  parameters: ParameterValues;
  from: Day;
  /** digest of exactly this draft, so that the shown one is adopted */
  shown: string;
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
  const own = parsed(() => readScheme(text, {}));
  const parameters = readValues(own.parameters, asked.typed);
  return checkedAdoption(stores, { text, parameters, from: asked.from }, now);
}

/**
 * Checks rules that are to be adopted against all that holds by now: once when they are put up, and again when
 * they are adopted.
 * @throws Problem those of `checkFirstDay`, `checkBooked` and `checkClearing`; `scheme-refused`, `adoption-not-in-force`,
 * `adoption-unchanged`
 */
export async function checkedAdoption(
  stores: UnitStores,
  { text, parameters, from }: { text: string; parameters: ParameterValues; from: Day },
  now: Date
): Promise<AdoptionDraft> {
  const scheme = parsed(() => readScheme(text, parameters));
  await checkFirstDay(stores, from);
  checkInForce(scheme, from);
  const spans = await spansWith(stores, { action: 'adopt', from, scheme });
  refuseUnchanged(stores, { from, digest: schemeDigest(text, parameters) });
  await checkBooked(stores, spans, from);
  checkClearing(stores, spans, { from, now });
  const shown = digestOfShown([schemeDigest(text, parameters), from]);
  return { text, scheme, parameters, from, shown };
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
    await needNoProposal(stores);
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
  return parsed(() => parseScheme(text));
}

function parsed(read: () => Scheme): Scheme {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    throw new Problem('scheme-refused', 422, { zh: error.sentence('zh'), en: error.sentence('en') });
  }
}

/** @throws Problem `adoption-unchanged` when the same holds from that day on already */
function refuseUnchanged({ adoptions }: UnitStores, { from, digest }: { from: Day; digest: string }): void {
  const spans = adoptions.spans().filter(({ to }) => to === null || to >= from);
  const [only] = spans;
  const line = adoptions.lines.find(({ no }) => no === only?.no);
  const same = line?.action === 'adopt' && line.digest === digest && only?.to === null;
  if (same && spans.length === 1 && line.from <= from) throw new Problem('adoption-unchanged', 409);
}
