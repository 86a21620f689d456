import { firstDay, type Day, monthOf, nextMonth, previousMonth } from '$lib/calendar';
import { hanName } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import * as v from 'valibot';
import { passwordTrouble, usernameTrouble } from '../../platform/auth/account-forms';
import { textLimits } from '../../platform/text/text-limits';
import { nameTrouble, saysSomething, textTrouble } from '../../platform/text/text-trouble';
import type { MessageParams } from '../../platform/problem/problem';
import { timeZone } from '../../platform/settings/forms';
import type { NewUnit } from '../units/unit';

export const setupFields = [
  'name',
  'parent',
  'scheme',
  'own',
  'firstPeriod',
  'timeZone',
  'publicityDays',
  'masked',
  'who',
  'where',
  'when',
  'answerDays',
  'operator',
  'username',
  'password',
  'repeated'
] as const;

/** The fields that the page's form sends, as typed. */
export type SetupInput = Record<(typeof setupFields)[number], string>;
export type SetupTroubles = Partial<Record<keyof SetupInput, MessageParams>>;

/** A first unit and who looks after it. */
export interface FirstUnit {
  unit: NewUnit;
  operator: { name: string; username: string; password: string };
  /** the unit has a document of its own, and reads it in as its first step */
  own: boolean;
}

/** Months that a first period may be, newest first: next month, this one, and the year before, as the scheme allows. */
export function firstPeriods(scheme: string, today: Day): string[] {
  const since = builtInScheme(scheme)?.inForce[0]?.from ?? today;
  const months = [nextMonth(monthOf(today))];
  while (months.length < 14) months.push(previousMonth(months.at(-1) ?? ''));
  return months.filter((month) => firstDay(month) >= since);
}

/**
 * Checks the typed set-up.
 * @returns all faults at once by field, or the unit to be founded
 */
export function readSetup(
  input: SetupInput,
  today: Day
): { ok: true; first: FirstUnit } | { ok: false; troubles: SetupTroubles } {
  const troubles: SetupTroubles = {
    name: printedTrouble(input.name, textLimits.name),
    parent: printedTrouble(input.parent, textLimits.name),
    scheme: builtInScheme(input.scheme)
      ? undefined
      : { code: 'unknown-scheme', params: { value: input.scheme.slice(0, 60) } },
    firstPeriod: firstPeriods(input.scheme, today).includes(input.firstPeriod)
      ? undefined
      : { code: 'setup-first-period', params: {} },
    timeZone: v.safeParse(timeZone, input.timeZone).success
      ? undefined
      : { code: 'setup-time-zone', params: { value: input.timeZone.slice(0, 60) } },
    publicityDays: daysTrouble(input.publicityDays),
    masked: ['yes', 'no'].includes(input.masked) ? undefined : { code: 'field-missing', params: {} },
    who: printedTrouble(input.who, textLimits.name),
    where: printedTrouble(input.where, textLimits.name),
    when: printedTrouble(input.when, textLimits.name),
    answerDays: daysTrouble(input.answerDays),
    operator: missing(input.operator) ?? nameTrouble(hanName(input.operator)) ?? undefined,
    username: usernameTrouble(input.username) ?? undefined,
    password: passwordTrouble(input.password, input.username) ?? undefined,
    repeated: input.repeated === input.password ? undefined : { code: 'passwords-differ', params: {} }
  };
  if (Object.values(troubles).some((trouble) => trouble !== undefined)) return { ok: false, troubles };
  return { ok: true, first: firstUnit(input) };
}

function firstUnit(input: SetupInput): FirstUnit {
  const { name, parent, scheme, firstPeriod, who, where, when } = input;
  return {
    unit: {
      name,
      parent,
      scheme,
      firstPeriod,
      timeZone: input.timeZone,
      masked: input.masked === 'yes',
      publicityDays: Number(input.publicityDays),
      objections: { who, where, when, answerDays: Number(input.answerDays) }
    },
    operator: { name: hanName(input.operator), username: input.username, password: input.password },
    own: input.own === 'yes'
  };
}

function missing(value: string): MessageParams | undefined {
  return saysSomething(value) ? undefined : { code: 'field-missing', params: {} };
}

/**
 * Checks a text that notices print.
 * @returns its fault, or undefined
 */
export function printedTrouble(value: string, limit: number): MessageParams | undefined {
  return missing(value) ?? textTrouble(value, limit) ?? undefined;
}

const mostDays = 30;

/**
 * Checks a number of working days.
 * @returns its fault, or undefined
 */
export function daysTrouble(value: string): MessageParams | undefined {
  const fits = /^\d{1,2}$/.test(value) && Number(value) >= 1 && Number(value) <= mostDays;
  return fits ? undefined : { code: 'setup-days', params: { most: mostDays } };
}
