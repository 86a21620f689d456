import type { BetterAuthPlugin } from 'better-auth';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoUnitCode } from '../demo/demo-accounts';
import { createApp, type App } from '../../app';
import { isSameSecret } from '../../platform/auth/same-secret';
import type { Settings } from '../../platform/settings/settings';
import { makeYear, practiceSettings } from './make-practice-year';
import type { PracticeTicket } from './practice-cookie';
import type { RehearsedUnit } from './rehearsal/rehearsed-unit';
import { rehearsalIn, writeRehearsal, type RehearsalReport } from './rehearsal/rehearsals';

/** Written last of all into a practice year's folder: without it, its making was interrupted. */
interface Made {
  secret: string;
  code: DemoUnitCode;
  /** instant */
  at: string;
}

/** The practice year, one for each unit at most: each an app of its own, in a folder of its own. */
export interface PracticeYears {
  /** when the unit's was made; null: there is none */
  made(unit: string): string | null;
  /** Makes the unit's, which takes some seconds, unless there is one; gives what opens it. */
  open(unit: string, scheme: string): Promise<PracticeTicket>;
  /** The app that a ticket opens; null when it was thrown away, or made anew. */
  app(ticket: PracticeTicket): Promise<App | null>;
  /** Throws the unit's away, with everything in it. */
  discard(unit: string): Promise<void>;
  /** the report of the unit's last rehearsal; null: none was held */
  rehearsal(unit: string): RehearsalReport | null;
  /** Lives the unit's year to its end by its own rules, which takes some seconds, and keeps the report alone. */
  rehearse(
    unit: string,
    asked: { key: string; year: number; of: RehearsedUnit; failed(error: unknown): void }
  ): Promise<RehearsalReport>;
  /** every stream ends */
  closeStreams(): void;
  close(): Promise<void>;
}

/**
 * Opens the practice years.
 * @param settings of the real app: the years are in its data folder, under `practice`
 * @param plugins of the framework, for sign-in's cookies
 */
export function openPracticeYears(
  settings: Settings,
  { plugins, clock }: { plugins: BetterAuthPlugin[]; clock: () => Date }
): PracticeYears {
  const folderOf = (unit: string) => {
    if (!/^[\w-]{1,64}$/.test(unit)) throw new Error('no id of a unit');
    return join(settings.dataDir, 'practice', unit);
  };
  const reportOf = (unit: string) => `${folderOf(unit)}.rehearsal`;
  const opened = new Map<string, { secret: string; app: Promise<App> }>();
  /** One after another, so that two who ask at once make it once. */
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
    if (one) await one.app.then((app) => app.close());
  }

  /** The folder is renamed first, so that one that is only half deleted is no practice year any more. */
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
    async app({ unit, secret }) {
      const made = madeIn(unit);
      if (!made || !isSameSecret(secret, made.secret)) return null;
      // Another process may have deleted it and made another one; then the open database is a file that is
      // gone.
      if (opened.get(unit)?.secret !== made.secret) await shut(unit);
      const one = opened.get(unit) ?? {
        secret: made.secret,
        app: createApp(practiceSettings(settings, folderOf(unit)), {
          plugins,
          practice: made.code,
          clock
        }).then(({ app }) => app)
      };
      opened.set(unit, one);
      one.app.catch(() => opened.delete(unit));
      return one.app;
    },
    discard: (unit) => inTurn(unit, () => remove(unit)),
    rehearsal: (unit) => rehearsalIn(reportOf(unit)),
    rehearse: (unit, asked) =>
      inTurn(unit, () => writeRehearsal(reportOf(unit), { ...asked, settings, at: clock() })),
    closeStreams() {
      // One that couldn't be opened has reported that to its caller.
      for (const { app } of opened.values())
        void app.then(({ streams }) => streams.closeAll()).catch(() => undefined);
    },
    async close() {
      await Promise.all([...opened.keys()].map(shut));
    }
  };
}
