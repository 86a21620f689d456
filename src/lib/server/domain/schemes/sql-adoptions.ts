import { dayIn, type Day } from '$lib/calendar';
import { composeVersions, SchemeError, type ParameterValues, type Scheme } from '$lib/points';
import { randomUUID, createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import type { Tables } from '../../platform/store/tables/tables';
import type { Unit } from '../units/unit';
import type { AdoptedSpan, AdoptionChange, AdoptionLine, Adoptions } from './adoptions';
import { governing } from './governing';
import { keepScheme, readScheme, schemeDigest, schemeKept } from './read-schemes';
import { sqlAdoptionProposals, valuesIn, writtenChange } from './sql-adoption-proposals';

/**
 * One unit's adoptions, over SQL. A text is only read once, because every page asks for the unit's rules.
 * @param lines as `adoptionLines` has read them
 */
export async function sqlAdoptions(
  db: Kysely<Tables>,
  { unit, lines, clock }: { unit: Unit; lines: readonly AdoptionLine[]; clock: () => Date }
): Promise<Adoptions> {
  const governs = governing(lines);
  const schemes = await schemesOf(db, unit.id, lines, new Set(governs.map(({ no }) => no)));

  function spans(): AdoptedSpan[] {
    return governs.map(({ no, from, to }) => ({ no, from, to, scheme: schemeOfLine(schemes, no) }));
  }

  function scheme(on: Day = dayIn(unit.timeZone, clock())): Scheme {
    const all = spans();
    const begun = all.filter(({ from }) => from <= on);
    const named = begun[begun.length - 1] ?? all[0];
    if (!named) throw new Problem('unknown-scheme', 422, { value: unit.scheme });
    const name = `${digest()} ${named.no}`;
    const whole = schemeKept(name) ?? composeVersions(all, named.scheme);
    if (!whole) throw new Problem('unknown-scheme', 422, { value: named.scheme.id });
    return keepScheme(name, whole);
  }

  function digest(): string {
    const digests = new Map(lines.map((line) => [line.no, line.action === 'adopt' ? line.digest : '']));
    return rulesDigest(governs.map(({ no, from, to }) => ({ digest: digests.get(no) ?? '', from, to })));
  }

  return {
    lines,
    spans,
    scheme,
    digest,
    async textOf(no) {
      const row = await db
        .selectFrom('adoption')
        .where('unit_id', '=', unit.id)
        .where('no', '=', no)
        .where('action', '=', 'adopt')
        .select('source')
        .executeTakeFirst();
      return row?.source ?? null;
    },
    ...sqlAdoptionProposals(db, unit.id, clock),
    async adopt({ id, change }, account) {
      const [seq = null] = await logChanges(db, unit.id, clock, [{ kind: 'scheme', subject_id: null }]);
      return insertAdoption(db, unit.id, change, { seq, account, proposal: id, at: clock() });
    }
  };
}

/** Writes a line after the last one of its unit, and gives its number. */
export async function insertAdoption(
  db: Kysely<Tables>,
  unit: string,
  change: AdoptionChange,
  {
    seq,
    account,
    proposal,
    at
  }: { seq: number | null; account: string | null; proposal: string | null; at: Date | null }
): Promise<number> {
  const last = await db
    .selectFrom('adoption')
    .where('unit_id', '=', unit)
    .select((fn) => fn.fn.max('no').as('no'))
    .executeTakeFirst();
  const no = Number(last?.no ?? 0) + 1;
  const row = { id: randomUUID(), seq, unit_id: unit, no, ...writtenChange(change) };
  const agreed = { account_id: account, proposal_id: proposal, recorded_at: at?.toISOString() ?? null };
  await db
    .insertInto('adoption')
    .values({ ...row, ...agreed })
    .execute();
  return no;
}

/** All lines of a unit's adoptions, in their order. */
export async function adoptionLines(db: Kysely<Tables>, unit: string): Promise<AdoptionLine[]> {
  const rows = await db
    .selectFrom('adoption')
    .leftJoin('decision', 'decision.id', 'adoption.decision_id')
    .where('adoption.unit_id', '=', unit)
    .select(['no', 'action', 'scheme', 'parameters', 'digest', 'from_date', 'withdraws', 'account_id'])
    .select(['adoption.recorded_at as at', 'decision.id as decision', 'date', 'body', 'minutes'])
    .orderBy('no')
    .execute();
  const withdrawn = new Set(rows.map(({ withdraws }) => withdraws));
  return rows.map((row): AdoptionLine => {
    const { no, from_date: from, account_id: account, at: recorded, decision: id, date, body, minutes } = row;
    const decision = id === null ? null : { id, date: date ?? '', body: body ?? '', minutes: minutes ?? '' };
    const line = { no, from, account, recorded, decision };
    if (row.action === 'withdraw') return { ...line, action: 'withdraw', withdraws: row.withdraws ?? 0 };
    if (row.action === 'retire') return { ...line, action: 'retire', withdrawn: withdrawn.has(no) };
    return {
      ...line,
      action: 'adopt',
      scheme: row.scheme,
      parameters: valuesIn(row.parameters),
      digest: row.digest,
      withdrawn: withdrawn.has(no)
    };
  });
}

/**
 * The scheme of each adoption; a Problem where this version can't read it any more, or where the text isn't
 * the adopted one.
 */
async function schemesOf(
  db: Kysely<Tables>,
  unit: string,
  lines: readonly AdoptionLine[],
  wanted: ReadonlySet<number>
): Promise<Map<number, Scheme | Problem>> {
  const adopted = lines.flatMap((line) => (line.action === 'adopt' && wanted.has(line.no) ? [line] : []));
  const found = new Map<number, Scheme | Problem>();
  const missing = adopted.filter(({ no, digest }) => {
    const kept = schemeKept(digest);
    if (kept) found.set(no, kept);
    return !kept;
  });
  if (missing.length === 0) return found;
  const rows = await db
    .selectFrom('adoption')
    .where('unit_id', '=', unit)
    .where(
      'no',
      'in',
      missing.map(({ no }) => no)
    )
    .select(['no', 'source'])
    .execute();
  const texts = new Map(rows.map(({ no, source }) => [no, source]));
  for (const { no, parameters, digest } of missing)
    found.set(no, opened(texts.get(no) ?? '', parameters, digest));
  return found;
}

function opened(text: string, parameters: ParameterValues, digest: string): Scheme | Problem {
  if (schemeDigest(text, parameters) !== digest) return new Problem('scheme-damaged', 422);
  try {
    return readScheme(text, parameters, { adopted: true });
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    return new Problem('scheme-unreadable', 422, { zh: error.sentence('zh'), en: error.sentence('en') });
  }
}

function schemeOfLine(schemes: ReadonlyMap<number, Scheme | Problem>, no: number): Scheme {
  const scheme = schemes.get(no);
  if (!scheme) throw new Problem('scheme-damaged', 422);
  if (scheme instanceof Problem) throw scheme;
  return scheme;
}

/** The digest of one adoption (`schemeDigest`), with its days. */
interface NamedSpan {
  digest: string;
  from: Day;
  to: Day | null;
}

/**
 * Names exactly the rules that a unit uses on all days: `days:` and 64 hex digits, SHA-256 over the JSON of
 * `[digest, from, to]` of each span, in the order of their dates.
 */
function rulesDigest(spans: readonly NamedSpan[]): string {
  const all = spans.map(({ digest, from, to }) => [digest, from, to]);
  return `days:${createHash('sha256').update(JSON.stringify(all)).digest('hex')}`;
}
