import type { Actor } from '../accounts/actor';
import { demoPassword, demoUnits } from '../accounts/demo-accounts';
import type { Caller } from '../auth/sign-in';
import type { House } from '../house';
import { Problem } from '../problem';
import { schemeOf } from '../periods/unit-scheme';
import type { PlayTicket } from './play-cookie';
import type { PlayYears } from './play-years';

/**
 * Opens the unit's play year, and makes it first where there is none: from then on the caller is its recorder. The real
 * unit's trail says that it was opened; nothing else of it stands in the real house.
 */
export async function openPlay(
  { house, plays }: { house: House; plays: PlayYears },
  actor: Actor,
  { key, caller }: { key: string; caller: Caller }
): Promise<PlayTicket> {
  const scheme = await house.act(actor, { act: 'keep-play', key, input: { open: true } }, async (stores) => {
    needReal(house);
    return schemeOf(stores).id;
  });
  const ticket = await plays.open(actor.unit, scheme);
  const play = await plays.house(ticket);
  const accounts = demoUnits.find(({ code }) => code === play?.play)?.accounts ?? [];
  const recorder = accounts.find(({ roles }) => roles.includes('recorder'));
  if (!play || !recorder) throw new Problem('not-found', 404);
  await play.entrance.signIn(caller, { username: recorder.username, password: demoPassword });
  return ticket;
}

/**
 * Throws the unit's play year away: everything in it is gone. Another one is made when it is opened again.
 *
 * @param made instant at which the one was made that the page has shown: no other one goes
 * @throws Problem `preview-outdated` when it is another one by now
 */
export async function discardPlay(
  { house, plays }: { house: House; plays: PlayYears },
  actor: Actor,
  { key, made }: { key: string; made: string }
): Promise<void> {
  await house.act(actor, { act: 'keep-play', key, input: { discard: made } }, async () => {
    needReal(house);
    if (plays.made(actor.unit) !== made) throw new Problem('preview-outdated', 409);
    return null;
  });
  // Sent twice: what was made meanwhile stays.
  if (plays.made(actor.unit) === made) await plays.discard(actor.unit);
}

/** In a play year there is none to open. */
function needReal(house: House): void {
  if (house.play !== null) throw new Problem('not-found', 404);
}
