import type { Kysely } from 'kysely';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import { mostWords, type SheetMemoryStore } from './sheet-memory';

const places = ['columns', 'marks'] as const;

/** One unit's memory of its sheets, over SQL. */
export function sqlSheetMemory(db: Kysely<Tables>, unit: string, clock: () => Date): SheetMemoryStore {
  return {
    async remembered() {
      const rows = await db
        .selectFrom('sheet_word')
        .where('unit_id', '=', unit)
        .select(['place', 'word', 'meaning'])
        .execute();
      const [columns, marks] = places.map(
        (place) =>
          new Map(rows.filter((row) => row.place === place).map(({ word, meaning }) => [word, meaning]))
      );
      return { columns: columns ?? new Map(), marks: marks ?? new Map() };
    },

    async remember(words) {
      const saved_at = clock().toISOString();
      const rows = places.flatMap((place) =>
        [...words[place]].map(([word, meaning]) => ({ unit_id: unit, place, word, meaning, saved_at }))
      );
      for (const chunk of chunks(rows))
        await db
          .insertInto('sheet_word')
          .values(chunk)
          .onConflict((at) =>
            at
              .columns(['unit_id', 'place', 'word'])
              .doUpdateSet((row) => ({ meaning: row.ref('excluded.meaning'), saved_at }))
          )
          .execute();
      await forgetBeyond(mostWords);
    }
  };

  async function forgetBeyond(most: number): Promise<void> {
    const old = await db
      .selectFrom('sheet_word')
      .where('unit_id', '=', unit)
      .orderBy('saved_at', 'desc')
      .orderBy('place')
      .orderBy('word')
      .select(['place', 'word'])
      .offset(most)
      .limit(1_000_000)
      .execute();
    for (const { place, word } of old)
      await db
        .deleteFrom('sheet_word')
        .where('unit_id', '=', unit)
        .where('place', '=', place)
        .where('word', '=', word)
        .execute();
  }
}
