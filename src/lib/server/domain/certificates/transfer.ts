import { dayIn, isDay, yearOf, monthOf, periodKind, isMonth, wholeYear } from '$lib/calendar';
import { parseHundredths, recordedSince, typedNumber, isSameName } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { needText } from '../../platform/text/need-text';
import { saysSomething } from '../../platform/text/text-trouble';
import { newReceipt } from '../objections/residents/receipt-code';
import type { OwnResult } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { needSubject } from '../roster/need-subject';
import type { Certificate } from './certificate';
import { currentService } from '../roster/spells';

/** characters of a name or a number on a paper, and months that it may hold */
export const paperLimits = { text: 60, months: 120 };

/**
 * Certifies somebody's standing: their result of each sealed month as corrected, with a number, a digest, and who signed
 * it off. Anybody on the roster may have one, whether they have left or not; a later one doesn't replace
 * the earlier.
 * @returns the code that the person takes along
 * @throws Problem `unknown-subject`, `certificate-empty` when no month with them is sealed
 */
export function issueCertificate(
  app: App,
  actor: Actor,
  { key, subject }: { key: string; subject: string }
): Promise<{ code: string }> {
  return app.runCommand(
    actor,
    { permission: 'keep-roster', key, input: { certify: subject } },
    async (stores) => {
      const person = await needSubject(stores, subject);
      const { unit, periods, adoptions, certificates } = stores;
      const sealed = (await periods.resultsOf(subject)).filter(
        ({ period }) => periodKind(period) === 'month'
      );
      if (sealed.length === 0) throw new Problem('certificate-empty', 409, { name: person.name });
      const day = dayIn(unit.timeZone, app.clock());
      const year = yearOf(day);
      const no = await certificates.nextNo(year);
      const code = newReceipt();
      const months = sealed.map(certifiedMonth).sort((a, b) => a.period.localeCompare(b.period));
      const since = balancesSince(months, unit.firstPeriod);
      const certificate: Certificate = {
        kind: 'certificate',
        unit: { name: unit.name, parent: unit.parent },
        person: { number: person.id, name: person.name, ...currentService(person) },
        scheme: { name: schemeOf(stores).name, digest: adoptions.digest() },
        months,
        ...(since !== null && { recordedSince: since }),
        signed: { no: `〔${year}〕${no}号`, day, by: actor.name }
      };
      await certificates.issue({ subject, year, no, code, by: actor.account, certificate });
      return { code };
    }
  );
}

function certifiedMonth({
  period,
  points,
  balance,
  rank,
  status,
  corrected
}: OwnResult): Certificate['months'][number] {
  const month = { period, points, balance, rank, status };
  if (!corrected) return month;
  const { sealed, notice } = corrected;
  return {
    ...month,
    was: { points: sealed.points, balance: sealed.balance, rank: sealed.rank, notice: notice.code }
  };
}

/**
 * M15: the month since which the year is recorded of which the earliest balance is one; null when that year
 * is whole, and so is every later one.
 * @param months in order
 */
function balancesSince(months: Certificate['months'], firstPeriod: string): string | null {
  const earliest = months.find(({ balance }) => balance !== null);
  return earliest ? recordedSince(wholeYear(earliest.period), firstPeriod) : null;
}

/**
 * Receives the certificate that somebody who came has brought, by its code. It is shown and counts nothing: no rule
 * carries points from one unit to another. One whose months were corrected since is refused: its unit issues another.
 *
 * @throws Problem `unknown-subject`, `certificate-unknown`, `certificate-twice`, `certificate-corrected`, `certificate-other`
 * when it is another person's
 */
export function receiveCertificate(
  app: App,
  actor: Actor,
  { key, ...input }: { key: string; subject: string; code: string }
): Promise<null> {
  return app.runCommand(actor, { permission: 'keep-roster', key, input }, async (stores) => {
    const person = await needSubject(stores, input.subject);
    const code = input.code.replace(/[\s-]/g, '').toLowerCase();
    const certificate = await stores.certificates.byCode(code);
    if (!certificate) throw new Problem('certificate-unknown', 422);
    if (!isSameName(certificate.person.name, person.name))
      throw new Problem('certificate-other', 422, { name: certificate.person.name, own: person.name });
    if ((await stores.certificates.received()).some((each) => each.code === code))
      throw new Problem('certificate-twice', 409);
    const [period] = (await stores.certificates.correctedSince([code])).get(code) ?? [];
    if (period !== undefined)
      throw new Problem('certificate-corrected', 409, { unit: certificate.unit.name, period });
    await stores.certificates.receive({ subject: person.id, code, by: actor.account, certificate });
    return null;
  });
}

/** A certificate on paper, as keyed in. */
export interface PaperCertificate {
  subject: string;
  unit: string;
  scheme: string;
  /** number of the document */
  no: string;
  day: string;
  /** a month and its points on each line: 2026-01 18.5 */
  months: string;
}

/**
 * Receives points from a paper of a unit that isn't in this app.
 * @throws Problem `unknown-subject`, `certificate-paper` for what is missing, `certificate-line`, `bad-date`,
 * `date-in-future`, or what is wrong with a text
 */
export function receivePaper(
  app: App,
  actor: Actor,
  { key, ...typed }: PaperCertificate & { key: string }
): Promise<null> {
  return app.runCommand(actor, { permission: 'keep-roster', key, input: { ...typed } }, async (stores) => {
    const person = await needSubject(stores, typed.subject);
    for (const text of [typed.unit, typed.scheme, typed.no]) {
      if (!saysSomething(text)) throw new Problem('certificate-paper', 422);
      needText(text, paperLimits.text);
    }
    const today = dayIn(stores.unit.timeZone, app.clock());
    if (!isDay(typed.day)) throw new Problem('bad-date', 422, { value: typed.day });
    if (typed.day > today) throw new Problem('date-in-future', 422, { value: typed.day });
    const certificate: Certificate = {
      kind: 'paper',
      unit: { name: typed.unit, parent: '' },
      person: { number: '', name: person.name, from: null, to: null },
      scheme: { name: typed.scheme, digest: '' },
      months: monthsOf(typed.months, today),
      signed: { no: typed.no, day: typed.day, by: '' }
    };
    await stores.certificates.receive({ subject: person.id, code: null, by: actor.account, certificate });
    return null;
  });
}

function monthsOf(text: string, today: string): Certificate['months'] {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  if (lines.length === 0 || lines.length > paperLimits.months) throw new Problem('certificate-paper', 422);
  const months = lines.map((line) => {
    const [, period = '', typed = ''] = /^(\d{4}-\d{2})[\s,，:：]+(\S+)$/.exec(line) ?? [];
    const points = parseHundredths(typedNumber(typed));
    if (!isMonth(period) || period > monthOf(today) || points === null)
      throw new Problem('certificate-line', 422, { value: line.slice(0, 40) });
    return { period, points, balance: null, rank: null, status: 'ranked' };
  });
  const twice = months.find(({ period }, n) => months.findIndex((each) => each.period === period) !== n);
  if (twice) throw new Problem('certificate-line', 422, { value: twice.period });
  return months.sort((a, b) => a.period.localeCompare(b.period));
}
