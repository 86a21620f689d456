import { dayIn, yearOf } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import { demoPassword, demoUnits } from '../demo/demo-accounts';
import type { SignInCaller } from '../../platform/auth/sign-in';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { schemeOf } from '../periods/unit-scheme';
import type { PracticeTicket } from './practice-cookie';
import type { PracticeYears } from './practice-years';
import { rehearsedUnit } from './rehearsal/rehearsed-unit';
import type { RehearsalReport } from './rehearsal/rehearsals';

/**
 * Opens the unit's practice year, and makes it first where there is none; the caller is its recorder. The
 * real unit's trail says that it was opened, and the real app has nothing else of it.
 */
export async function openPractice(
  { app, practiceYears }: { app: App; practiceYears: PracticeYears },
  actor: Actor,
  { key, caller }: { key: string; caller: SignInCaller }
): Promise<PracticeTicket> {
  const scheme = await app.runCommand(
    actor,
    { permission: 'keep-practice', key, input: { open: true } },
    async (stores) => {
      needReal(app);
      return schemeOf(stores).id;
    }
  );
  const ticket = await practiceYears.open(actor.unit, scheme);
  const practice = await practiceYears.app(ticket);
  const accounts = demoUnits.find(({ code }) => code === practice?.practice)?.accounts ?? [];
  const recorder = accounts.find(({ roles }) => roles.includes('recorder'));
  if (!practice || !recorder) throw new Problem('not-found', 404);
  await practice.entrance.signIn(caller, { username: recorder.username, password: demoPassword });
  return ticket;
}

/**
 * Throws the unit's practice year away: everything in it is gone. Another one is made when it is opened again.
 *
 * @param made instant at which the one was made that the page has shown: no other one goes
 * @throws Problem `preview-outdated` when it is another one by now
 */
export async function discardPractice(
  { app, practiceYears }: { app: App; practiceYears: PracticeYears },
  actor: Actor,
  { key, made }: { key: string; made: string }
): Promise<void> {
  await app.runCommand(actor, { permission: 'keep-practice', key, input: { discard: made } }, async () => {
    needReal(app);
    if (practiceYears.made(actor.unit) !== made) throw new Problem('preview-outdated', 409);
    return null;
  });
  // For a request that was sent twice, the practice year made meanwhile stays.
  if (practiceYears.made(actor.unit) === made) await practiceYears.discard(actor.unit);
}

/**
 * Rehearses the unit's year to its end on its own rules. The real unit's trail says that it was rehearsed, and the real
 * app has nothing else of it.
 */
export async function rehearseYear(
  { app, practiceYears }: { app: App; practiceYears: PracticeYears },
  actor: Actor,
  { key }: { key: string }
): Promise<RehearsalReport> {
  await app.runCommand(actor, { permission: 'keep-practice', key, input: { rehearse: true } }, async () => {
    needReal(app);
    return null;
  });
  const now = app.clock();
  const { of, year } = await app.readTransaction(actor, async (stores) => ({
    of: await rehearsedUnit(stores, now),
    year: yearOf(dayIn(stores.unit.timeZone, now))
  }));
  const failed = (error: unknown) => app.log.error({ err: error }, 'rehearsal');
  return practiceYears.rehearse(actor.unit, { key, year, of, failed });
}

/** Within a practice year there is none to open. */
function needReal(app: App): void {
  if (app.practice !== null) throw new Problem('not-found', 404);
}
