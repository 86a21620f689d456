import type { Kysely } from 'kysely';
import { isPostgres } from '../../store/dialect';
import { dumpSchema } from '../../store/dump-schema';
import postgres from '../../store/migrations/golden/postgres.sql?raw';
import sqlite from '../../store/migrations/golden/sqlite.sql?raw';
import type { Tables } from '../../store/tables/tables';

/**
 * Names of the triggers that must be there so that the database itself refuses changes, and that aren't, are switched off, or
 * say something else than the golden dump: a name alone guards nothing.
 */
export async function missingGuards(db: Kysely<Tables>): Promise<string[]> {
  const there = new Set(partsOf(await dumpSchema(db)));
  const needed = partsOf(isPostgres(db) ? postgres : sqlite);
  return needed.flatMap((part) => {
    const name = guardIn(part, db);
    if (name === null) return [];
    return [part, ...functionsRunBy(part, needed)].every((each) => there.has(each)) ? [] : [name];
  });
}

/** Splits a dump into its tables, indexes, functions and triggers. */
function partsOf(dump: string): string[] {
  return dump.split('\n\n').map((part) => part.trim());
}

/** The name of the trigger that a part of a dump is; null for all else. PostgreSQL's guards hold in every session. */
function guardIn(part: string, db: Kysely<Tables>): string | null {
  const [, name = null] = /^create trigger (\w+)/i.exec(part) ?? [];
  return isPostgres(db) && !part.includes('enable always') ? null : name;
}

function functionsRunBy(trigger: string, parts: readonly string[]): string[] {
  const [, run] = /execute function (\w+)\(/i.exec(trigger) ?? [];
  return run === undefined ? [] : parts.filter((part) => part.startsWith(`create function ${run}(`));
}
