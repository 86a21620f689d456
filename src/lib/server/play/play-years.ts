import type { BetterAuthPlugin } from 'better-auth';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoUnitCode } from '../accounts/demo-accounts';
import { openHouse, type House } from '../house';
import { isSameSecret } from '../same-secret';
import type { Settings } from '../settings/settings';
import { makeYear, playSettings } from './make-year';
import type { PlayTicket } from './play-cookie';

/** Written last of all into a play year's folder: without it, its making was interrupted. */
interface Made {
  secret: string;
  code: DemoUnitCode;
  /** instant */
  at: string;
}

/** The years to play in, one for each unit at most: each a house of its own, in a folder of its own. */
export interface PlayYears {
  /** when the unit's was made; null: there is none */
  made(unit: string): string | null;
  /** Makes the unit's, which takes some seconds, unless there is one; gives what opens it. */
  open(unit: string, scheme: string): Promise<PlayTicket>;
  /** The house that a ticket opens; null when it was thrown away, or made anew. */
  house(ticket: PlayTicket): Promise<House | null>;
  /** Throws the unit's away, with everything in it. */
  discard(unit: string): Promise<void>;
  /** every stream ends */
  hush(): void;
  close(): Promise<void>;
}

/**
 * @param settings of the real house: the years stand in its data folder, under `play`
 * @param plugins of the framework, for sign-in's cookies
 */
export function playYears(
  settings: Settings,
  { plugins, clock }: { plugins: BetterAuthPlugin[]; clock: () => Date }
): PlayYears {
  const folderOf = (unit: string) => {
    if (!/^[\w-]{1,64}$/.test(unit)) throw new Error('no id of a unit');
    return join(settings.dataDir, 'play', unit);
  };
  const opened = new Map<string, { secret: string; house: Promise<House> }>();
  /** one after another: two who ask at once make it once */
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = <T>(unit: string, run: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(unit) ?? Promise.resolve()).then(run, run);
    turns.set(unit, turn);
    return turn;
  };

  function madeIn(unit: string): Made | null {
    const file = join(folderOf(unit), 'made');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Made) : null;
  }

  async function shut(unit: string): Promise<void> {
    const one = opened.get(unit);
    opened.delete(unit);
    if (one) await one.house.then((house) => house.close());
  }

  /** The folder leaves its place first: whatever is deleted half is no play year any more. */
  async function remove(unit: string): Promise<void> {
    await shut(unit);
    const folder = folderOf(unit);
    const gone = `${folder}.gone`;
    rmSync(gone, { recursive: true, force: true });
    if (existsSync(folder)) renameSync(folder, gone);
    rmSync(gone, { recursive: true, force: true });
  }

  return {
    made: (unit) => madeIn(unit)?.at ?? null,
    open: (unit, scheme) =>
      inTurn(unit, async () => {
        const known = madeIn(unit);
        if (known) return { unit, secret: known.secret };
        await remove(unit);
        const folder = folderOf(unit);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const now = clock();
        const code = await makeYear(folder, settings, scheme, now);
        const secret = randomBytes(24).toString('base64url');
        const made: Made = { secret, code, at: now.toISOString() };
        writeFileSync(join(folder, 'made'), JSON.stringify(made), { mode: 0o600 });
        return { unit, secret };
      }),
    async house({ unit, secret }) {
      const made = madeIn(unit);
      if (!made || !isSameSecret(secret, made.secret)) return null;
      // Another process may have thrown it away and made another one: what is open here is a file that is gone.
      if (opened.get(unit)?.secret !== made.secret) await shut(unit);
      const one = opened.get(unit) ?? {
        secret: made.secret,
        house: openHouse(playSettings(settings, folderOf(unit)), { plugins, play: made.code, clock }).then(
          ({ house }) => house
        )
      };
      opened.set(unit, one);
      one.house.catch(() => opened.delete(unit));
      return one.house;
    },
    discard: (unit) => inTurn(unit, () => remove(unit)),
    hush() {
      // One that couldn't be opened has told whoever asked for it.
      for (const { house } of opened.values())
        void house.then(({ streams }) => streams.hush()).catch(() => undefined);
    },
    async close() {
      await Promise.all([...opened.keys()].map(shut));
    }
  };
}
