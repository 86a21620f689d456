import { monthOf } from '$lib/calendar';
import { itemNamed, itemOf, type Scheme } from '$lib/points';
import { matterKey } from '../ledger/matter-key';
import { questionsAbout, type AskedEntry, type EntryQuestion } from '../ledger/questions';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import type { Claim, ClaimFields } from './claim';
import { claimNo } from './claim-no';

/**
 * Asks about claims as if all of them were booked: whether the ledger, or another one of them, has the same already, or the
 * document gives it once (M17).
 * @returns by the claims' ids; each question stands at every claim that it is about
 */
export async function claimQuestions(
  stores: UnitStores,
  claims: readonly { claim: Claim; fields: ClaimFields }[]
): Promise<Map<string, EntryQuestion[]>> {
  const asked = new Map<string, EntryQuestion[]>();
  if (claims.length === 0) return asked;
  const scheme = schemeOf(stores);
  const ids = new Map(claims.map(({ claim }) => [claimNo(claim), claim.id]));
  const news = claims.map(({ claim, fields }): AskedEntry => {
    const { date, quantity, value, matterText, basis } = fields;
    const key = matterKey(stores.unit.salt, matterText);
    const item = itemNamed(scheme, fields.item, date)?.id ?? fields.item;
    const of = { subject: claim.subject, item, date, quantity, value, basis };
    return { ...of, id: claimNo(claim), period: monthOf(date), reverses: null, matterKey: key };
  });
  const questions = questionsAbout(news, await comparedWith(stores, news, scheme), { scheme });
  for (const question of questions)
    for (const no of question.about) {
      const id = ids.get(no);
      if (id !== undefined) asked.set(id, [...(asked.get(id) ?? []), question]);
    }
  return asked;
}

/** People whose entries are read one by one; of more, the whole ledger is read at once. */
const fewPeople = 20;

/** The entries of the same people; everybody's, where places are shared among all. */
async function comparedWith(
  { ledger }: UnitStores,
  news: readonly AskedEntry[],
  scheme: Scheme
): Promise<AskedEntry[]> {
  const isShared = news.some(({ item, date }) => {
    const { by, places } = itemOf(scheme, item, date)?.once ?? {};
    return by === 'unit' || places !== undefined;
  });
  const people = [...new Set(news.map(({ subject }) => subject))];
  if (isShared || people.length > fewPeople) return ledger.entries();
  const found: AskedEntry[] = [];
  for (const subject of people) for (const entry of await ledger.entries({ subject })) found.push(entry);
  return found;
}
