import { m } from '$lib/text';
import { fullDay } from './dates';

/** The rules' name as a notice has it, with the last day of those on trial: 《…》（试行至2026年12月31日）. */
export function noticeSchemeText({
  title,
  trialUntil
}: {
  title: string;
  trialUntil?: string | undefined;
}): string {
  const name = m.resident_scheme({ scheme: title });
  return trialUntil === undefined ? name : m.resident_scheme_trial({ name, day: fullDay(trialUntil) });
}
