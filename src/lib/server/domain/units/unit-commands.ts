import type { Kysely } from 'kysely';
import type { Change } from '../../platform/changes/changes';
import { commandRunner, type CommandRunner } from '../../platform/command/run-command';
import type { Tables } from '../../platform/store/tables/tables';
import { clockWatch, type ClockWatch } from '../../platform/time/clock-watch';
import { recordCommand } from '../audit/record-command';
import type { SealedEffects } from '../periods/sealed-effects';
import { sqlUnitStores } from './sql-unit-stores';
import type { UnitStores } from './unit-stores';

/** Runs one command with the stores of the actor's unit. */
export type RunCommand = CommandRunner<UnitStores>;

/** The app as far as parts of it need it that run commands. */
export interface CommandContext {
  runCommand: RunCommand;
  clock(): Date;
}

/**
 * Makes the function that runs a unit's commands.
 * @param watch the app's; without it time is watched from the first command on
 * @param sealedEffects the app's; without it each command's stores have their own
 * @param notify called after the commit with the changes
 */
export function unitCommands({
  db,
  clock,
  watch = clockWatch(clock, null, null),
  sealedEffects,
  notify
}: {
  db: Kysely<Tables>;
  clock: () => Date;
  watch?: ClockWatch;
  sealedEffects?: SealedEffects;
  notify: (unit: string, changes: readonly Change[]) => void;
}): RunCommand {
  return commandRunner({
    db,
    clock,
    clockWatch: watch,
    notify,
    storesOf: (transaction, unit) => sqlUnitStores(transaction, unit, clock, sealedEffects),
    record: recordCommand
  });
}
