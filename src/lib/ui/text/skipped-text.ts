import { m } from '$lib/text';
import { fullDay } from './dates';
import { periodTitle } from './period-text';

/** A quarter whose assembly was skipped; `met` is the day on which it met after all, after the seal. */
interface SkippedFacts {
  quarter: string;
  body: string;
  reason: string;
  met?: string | undefined;
}

/** Names a quarter whose assembly didn't meet in time, and why: 2026年第三季度党员大会未召开，理由：党员多数外出。 */
export function skippedText({ quarter, body, reason, met }: SkippedFacts): string {
  const skipped = { quarter: periodTitle(quarter), body, reason };
  return met === undefined
    ? m.common_assembly_skipped(skipped)
    : m.common_assembly_met_late({ ...skipped, date: fullDay(met) });
}
