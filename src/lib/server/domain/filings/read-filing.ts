import { canonical, digestOf, type Json } from '$lib/notice';
import * as v from 'valibot';
import type { UnitStores } from '../units/unit-stores';
import { buildFiling } from './build-filing';
import { filingDocument, type FilingDocument } from './filing-document';
import { needFiling } from './review-filing';
import type { Filing } from './filings';
import { Problem } from '../../platform/problem/problem';

/**
 * A part in which the filed document differs from the present ledger, with the people concerned where they
 * can be told.
 */
export interface FilingDifference {
  part: 'ground' | 'results' | 'names' | 'lines' | 'outcomes' | 'all';
  subjects: string[];
}

/** A filing as the superior sees it. */
export interface ReadFiling {
  filing: Filing;
  /** null: erased, or not what the digest says: then nobody is shown any of it */
  document: FilingDocument | null;
  /** digest of what is stored, calculated now; '' when it was erased */
  digestNow: string;
  /** against the present ledger; empty: it says the same */
  differences: FilingDifference[];
}

/**
 * The filed document, checked against its digest, and compared with today's ledger.
 * @throws Problem `not-found`
 */
export async function readFiling(stores: UnitStores, id: string): Promise<ReadFiling> {
  const filing = await needFiling(stores, id);
  const body = await stores.filings.body(id);
  const stored = body === null ? null : parsed(body);
  const digestNow = stored === null ? '' : digestOf(stored);
  const document = digestNow === filing.digest && v.is(filingDocument, stored) ? stored : null;
  return {
    filing,
    document,
    digestNow,
    differences: document ? await differencesOf(stores, document) : []
  };
}

function parsed(body: string): Json | null {
  try {
    const value: Json = JSON.parse(body);
    // A text that isn't canonical isn't the stored one, whatever it says.
    return canonical(value) === body ? value : null;
  } catch {
    return null;
  }
}

async function differencesOf(stores: UnitStores, then: FilingDocument): Promise<FilingDifference[]> {
  let now: FilingDocument;
  try {
    now = await buildFiling(stores, then.period);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [{ part: 'all', subjects: [] }];
  }
  const found: FilingDifference[] = [];
  // That it was filed again concerns the filing, and no ledger says it.
  const { rows: rowsThen, outcomes: outcomesThen, again: _, ...basisThen } = then;
  const { rows: rowsNow, outcomes: outcomesNow, ...basisNow } = now;
  if (!same(basisThen, basisNow)) found.push({ part: 'ground', subjects: [] });
  const byRow = new Map(rowsNow.map((row) => [row.subject, row]));
  const differ = (part: 'results' | 'names' | 'lines', of: (row: FilingDocument['rows'][number]) => Json) => {
    const subjects = rowsThen.filter((row) => {
      const other = byRow.get(row.subject);
      return !other || !same(of(row), of(other));
    });
    if (subjects.length > 0 || (part === 'results' && rowsThen.length !== rowsNow.length))
      found.push({ part, subjects: subjects.map(({ subject }) => subject) });
  };
  differ('results', ({ lines: _, name: __, ...figures }) => figures);
  differ('names', ({ name }) => name);
  differ('lines', ({ lines }) => lines);
  if (!same(outcomesThen, outcomesNow)) found.push({ part: 'outcomes', subjects: [] });
  return found;
}

function same(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}
