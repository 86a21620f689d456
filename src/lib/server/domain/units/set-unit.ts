import { dayIn } from '$lib/calendar';
import { own, termBounds, type Scheme } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { textLimits } from '../../platform/text/text-limits';
import { isLastDay } from '../accounts/last-day';
import { investigators } from '../objections/investigate';
import { schemeOf } from '../periods/unit-scheme';
import { Problem, type MessageParams } from '../../platform/problem/problem';
import { daysTrouble, printedTrouble } from '../setup/setup-input';
import { bodiesBesideRoles } from './own-bodies';
import { namedRoles, type NamedRole, type Unit } from './unit';

/** The settings' form, as typed. */
export interface TypedSettings {
  masked: string;
  publicityDays: string;
  who: string;
  where: string;
  when: string;
  answerDays: string;
  /** '' is the month's last day */
  deadlineDay: string;
  /** months after a period's end */
  filingMonths: string;
  /** by the deadline's id; '' is what holds where the unit sets nothing */
  deadlineTerms: Record<string, string>;
  /** account; '' is nobody in particular */
  investigator: string;
  /** the unit's names for those who hold a role; '' is its scheme's */
  roleNames: Record<NamedRole, string>;
  /** its names for its scheme's other bodies, by the scheme's word; '' is that word */
  bodyNames: Record<string, string>;
  /** last day that is proposed for new accounts; '' is none */
  accountTerm: string;
}

/** Later than half a year after its end nothing is filed for the record any more. */
const mostFilingMonths = 6;

/**
 * Changes the settings that the scheme leaves to the unit and that no score depends on; the trail has who
 * did it when. Published notices stay as they were.
 * @throws Problem `deadline-day`, `filing-months`, `deadline-term`, `bad-date`, `investigator-missing`, `setup-days`, or what is wrong
 * with a text
 */
export async function setUnit(
  app: App,
  actor: Actor,
  { key, typed }: { key: string; typed: TypedSettings }
): Promise<void> {
  const {
    masked,
    publicityDays,
    who,
    where,
    when,
    answerDays,
    deadlineDay,
    filingMonths,
    deadlineTerms,
    investigator,
    roleNames,
    bodyNames,
    accountTerm
  } = typed;
  await app.runCommand(actor, { permission: 'set-unit', key, input: { ...typed } }, async (stores) => {
    const { settings, accounts, unit } = stores;
    const problems: (MessageParams | undefined)[] = [
      daysTrouble(publicityDays),
      daysTrouble(answerDays),
      ...[
        who,
        where,
        when,
        ...[...Object.values(roleNames), ...Object.values(bodyNames)].filter((each) => each !== '')
      ].map((each) => printedTrouble(each, textLimits.name))
    ];
    const wrong = problems.find((one) => one !== undefined);
    if (wrong) throw new Problem(wrong.code, 422, wrong.params);
    const day = deadlineDay === '' ? null : Number(deadlineDay);
    if (day !== null && !(/^\d{1,2}$/.test(deadlineDay) && day >= 1 && day <= 31))
      throw new Problem('deadline-day', 422);
    const months = Number(filingMonths);
    if (!/^\d$/.test(filingMonths) || months < 1 || months > mostFilingMonths)
      throw new Problem('filing-months', 422, { most: mostFilingMonths });
    if (accountTerm !== '' && !isLastDay(accountTerm))
      throw new Problem('bad-date', 422, { value: accountTerm });
    const able = investigators(await accounts.list(), dayIn(unit.timeZone, app.clock()));
    if (investigator !== '' && !able.some(({ id }) => id === investigator))
      throw new Problem('investigator-missing', 422);
    await settings.change({
      masked: masked === 'yes',
      publicityDays: Number(publicityDays),
      objections: { who, where, when, answerDays: Number(answerDays) },
      deadlineDay: day,
      filingMonths: months,
      deadlineTerms: termsIn(schemeOf(stores), deadlineTerms),
      investigator: investigator === '' ? null : investigator,
      roleNames: namesIn(roleNames),
      bodyNames: bodyNamesIn(schemeOf(stores), bodyNames, unit.bodyNames),
      accountTerm: accountTerm === '' ? null : accountTerm
    });
    return null;
  });
}

function namesIn(typed: TypedSettings['roleNames']): Unit['roleNames'] {
  const named = namedRoles.map((role) => [role, typed[role] === '' ? null : typed[role]]);
  return Object.fromEntries(named) as Unit['roleNames'];
}

/**
 * The unit's names for the bodies of its scheme. Those for words of another scheme stay as they are, because
 * periods of an earlier one may still be published; words that no scheme of the unit has are left out.
 */
function bodyNamesIn(
  scheme: Scheme,
  typed: Record<string, string>,
  before: Unit['bodyNames']
): Unit['bodyNames'] {
  const words = bodiesBesideRoles(scheme).map(({ name }) => name);
  const kept = Object.entries(before).filter(([word]) => !words.includes(word));
  const given = words.flatMap((word) => {
    const name = own(typed, word) ?? '';
    return name === '' ? [] : [[word, name] as const];
  });
  return Object.fromEntries([...kept, ...given]);
}

/**
 * The unit's own terms of its scheme's deadlines. Deadlines that the scheme doesn't have, or whose day the
 * document names itself, are left out.
 * @throws Problem `deadline-term` for a term that isn't between 1 and the most that the document allows
 */
function termsIn(
  { deadlines }: Pick<Scheme, 'deadlines'>,
  typed: Record<string, string>
): Unit['deadlineTerms'] {
  const terms: Unit['deadlineTerms'] = {};
  for (const deadline of deadlines) {
    const bounds = termBounds(deadline, deadlines);
    const text = Object.entries(typed).find(([id]) => id === deadline.id)?.[1] ?? '';
    if (!bounds || text === '') continue;
    const term = Number(text);
    if (!/^\d{1,2}$/.test(text) || term < 1 || term > bounds.most)
      throw new Problem('deadline-term', 422, { most: bounds.most });
    terms[deadline.id] = term;
  }
  return terms;
}
