import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { Claim, ClaimAction } from './claim';
import { needNoConsequence } from './suspect-claim';

/** Seconds for which the dashboard offers to undo. */
const secondsToUndo = 10;

/** Seconds for which an undo is still taken: a slow line, or a page without its script, loses no second of the ten. */
const secondsTaken = 60;

const undoable: readonly ClaimAction[] = ['forward', 'return', 'merge'];

/** The last step in checking that an actor may undo. */
export interface UndoableStep {
  action: ClaimAction;
  /** instant, by which it is named */
  at: string;
  claims: number;
  /** seconds that it is still offered */
  left: number;
}

/** null when there is nothing, or somebody has gone on meanwhile. */
export async function lastCheck(
  stores: UnitStores,
  now: Date,
  { account }: Actor
): Promise<UndoableStep | null> {
  const since = before(now, secondsToUndo);
  const claims = await stores.claims.list({ touched: { by: account, since } });
  const newest = claims
    .flatMap(({ steps }) => steps.filter((step) => step.account === account && step.at >= since))
    .reduce((last, { at }) => (at > last ? at : last), '');
  const done = claims.filter(({ steps }) =>
    steps.some((step) => step.account === account && step.at === newest)
  );
  const [first] = done;
  const action = first?.steps.at(-1)?.action;
  if (!action || done.some((claim) => !isLast(claim, account, newest))) return null;
  const left = Math.ceil(secondsToUndo - (now.getTime() - Date.parse(newest)) / 1000);
  return left > 0 ? { action, at: newest, claims: done.length, left } : null;
}

/**
 * Undoes an actor's last step in checking (撤销) by a further step that says so, as long as nobody has gone
 * on from there. Claims that were checked together are undone together, or not at all.
 * @param at instant at which it was done
 * @throws Problem `undo-late`, `decides-suspicion`, `claim-changed` when somebody has gone on with one of them
 */
export function undoCheck(app: App, actor: Actor, { key, at }: { key: string; at: string }) {
  return app.runCommand(actor, { permission: 'check-claims', key, input: { at } }, async (stores) => {
    const { account } = actor;
    if (!(at >= before(app.clock(), secondsTaken))) throw new Problem('undo-late', 409);
    const touched = await stores.claims.list({ touched: { by: account, since: at } });
    const done = touched.filter(({ steps }) =>
      steps.some((step) => step.account === account && step.at === at && undoable.includes(step.action))
    );
    if (done.length === 0) throw new Problem('undo-late', 409);
    if (done.some((claim) => !isLast(claim, account, at))) throw new Problem('claim-changed', 409);
    await needNoConsequence(stores, done);
    await stores.claims.add(
      done.map(({ id, steps }) => ({ claim: id, seen: steps.length, action: 'undo', account }))
    );
    return { claims: done.length };
  });
}

function isLast({ steps }: Claim, account: string, at: string): boolean {
  const last = steps.at(-1);
  return last?.account === account && last.at === at && undoable.includes(last.action);
}

function before(now: Date, seconds: number): string {
  return new Date(now.getTime() - seconds * 1000).toISOString();
}
