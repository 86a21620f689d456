import { migrations } from '$lib/server/platform/store/migrate';
import { dumpSchema } from '$lib/server/platform/store/dump-schema';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { databases } from './stores';

const folder = 'src/lib/server/platform/store/migrations';

/**
 * The command that writes a new migration's result into the golden dumps, and its files into the list of
 * digests.
 */
const renew = 'npx vitest run --project unit tests/contract/migrations.test.ts -u';

it.each(databases)('all migrations together make the golden schema on $kind', async ({ kind, open }) => {
  const db = await open();
  const dump = await dumpSchema(db);
  await db.destroy();
  await expect(
    dump,
    `The schema isn't the one of ${folder}/golden/${kind}.sql. Where a new migration means to change it, renew the dump (${renew}) and read its difference.`
  ).toMatchFileSnapshot(`../../${folder}/golden/${kind}.sql`);
});

describe('a migration’s text', () => {
  const folders = Object.keys(migrations).sort();
  const files = folders.flatMap((name) => databases.map(({ kind }) => `${name}/${kind}.sql`));

  it('stands in a folder of its own, one file for each database, and every folder is run', () => {
    const found = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter(
        (entry) => entry.isFile() && !entry.parentPath.endsWith('golden') && entry.name.endsWith('.sql')
      )
      .map((entry) => `${entry.parentPath.slice(folder.length + 1)}/${entry.name}`);
    expect(found.sort()).toEqual([...files].sort());
    for (const name of folders) expect(name).toMatch(/^\d{4}-[a-z-]+$/);
    const numbers = folders.map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  const digestOf = (file: string) =>
    createHash('sha256')
      .update(readFileSync(`${folder}/${file}`))
      .digest('hex');
  const listed: Record<string, string> = JSON.parse(readFileSync(`${folder}/digests.json`, 'utf8'));

  it('never changes: databases that have run it never run it again', () => {
    for (const [file, digest] of Object.entries(listed))
      expect(
        digestOf(file),
        `${folder}/${file} isn't what it was. Undo the change, and write a new migration for what it should do. Of a migration that nobody but you has run, take the line out of digests.json and run ${renew}.`
      ).toBe(digest);
  });

  it('is listed with its digest', async () => {
    const digests = Object.fromEntries(files.map((file) => [file, listed[file] ?? digestOf(file)]));
    await expect(
      `${JSON.stringify(digests, null, 2)}\n`,
      `A migration isn't in ${folder}/digests.json: add it by ${renew}.`
    ).toMatchFileSnapshot(`../../${folder}/digests.json`);
  });

  it.each(databases)('is what runs on $kind', ({ kind }) => {
    for (const name of folders)
      expect(migrations[name]?.[kind]).toBe(readFileSync(`${folder}/${name}/${kind}.sql`, 'utf8'));
  });
});
