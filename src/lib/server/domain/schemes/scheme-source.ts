import { builtInText } from '$lib/schemes';
import { HeldFiles } from '../imports/held-files';
import { once } from '../../platform/process/once';
import { Problem } from '../../platform/problem/problem';
import type { App } from '../../app';
import type { Actor } from '../../platform/access/actor';
import type { UnitStores } from '../units/unit-stores';

/** The largest uploaded scheme file, in bytes: ten times the largest of the built-in ones. */
export const schemeFileLimit = 1024 * 1024;

/** Scheme files that this process has read lately, between choosing and adopting them (see `HeldFiles`). */
const recent = once(
  'held-schemes',
  () => new HeldFiles({ minutes: 60, perAccount: 3, bytes: 16 * 1024 * 1024 })
);

/** Keeps a text for the account, for every process, and gives what `sourceText` finds it by. */
export async function holdScheme(app: App, actor: Actor, bytes: Uint8Array): Promise<string> {
  const source = holdText(actor, bytes, app.clock());
  const stores = await app.read(actor);
  await stores.held.keep(actor.account, source.slice('file:'.length), [{ name: '', bytes }]);
  return source;
}

/** Keeps a text in this process alone, and gives what `sourceText` finds it by. */
export function holdText(actor: Actor, bytes: Uint8Array, now: Date): string {
  return `file:${recent.keep(actor.account, [{ name: '', bytes }], now)}`;
}

/**
 * The YAML that an adoption is to be of.
 *
 * @param source `built-in:` with an id, `adopted:` with the number of an earlier line, or what `holdText` gave
 * @throws Problem `unknown-scheme`; `files-gone` when the file is held no more; `scheme-encoding`
 */
export async function sourceText(
  { adoptions, held }: UnitStores,
  actor: Actor,
  { source, now }: { source: string; now: Date }
): Promise<string> {
  const [kind, name = ''] = source.split(/:(.*)/s);
  if (kind === 'file') {
    const [upload] = recent.find(actor.account, name, now) ?? (await held.find(actor.account, name)) ?? [];
    if (!upload) throw new Problem('files-gone', 404);
    return textIn(upload.bytes);
  }
  const text = kind === 'adopted' ? await adoptions.textOf(lineNumber(name)) : builtInText(name);
  if (text === null) throw new Problem('unknown-scheme', 422, { value: source.slice(0, 60) });
  return text;
}

/**
 * Decodes a scheme's file.
 * @throws Problem `scheme-encoding` when it isn't UTF-8
 */
export function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('scheme-encoding', 422);
  }
}

function lineNumber(name: string): number {
  return /^\d{1,6}$/.test(name) ? Number(name) : 0;
}
