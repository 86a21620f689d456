import type { Day } from '$lib/calendar';
import { SchemeError, type ParameterValues, type Scheme } from '$lib/points';
import { digestOfShown } from '../../platform/command/shown-digest';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { checkBooked, checkClearing, checkFirstDay, checkInForce, spansWith } from './check-adoption';
import { readScheme, schemeDigest } from './read-schemes';

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
  const scheme = parsedScheme(() => readScheme(text, parameters));
  await checkFirstDay(stores, from);
  checkInForce(scheme, from);
  const spans = await spansWith(stores, { action: 'adopt', from, scheme });
  refuseUnchanged(stores, { from, digest: schemeDigest(text, parameters) });
  await checkBooked(stores, spans, from);
  checkClearing(stores, spans, { from, now });
  const shown = digestOfShown([schemeDigest(text, parameters), from]);
  return { text, scheme, parameters, from, shown };
}

/** @throws Problem `scheme-refused`, with the first sentence that the text's check gives */
export function parsedScheme(read: () => Scheme): Scheme {
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
