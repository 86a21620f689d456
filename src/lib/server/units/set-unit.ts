import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { limits } from '../imports/limits';
import { Problem, type Told } from '../problem';
import { days, text } from '../setup/setup-input';

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
}

/**
 * Sets what the scheme leaves to the unit and no score depends on: the trail has who did it when. What was published
 * stays as it was.
 *
 * @throws Problem `deadline-day`, `setup-days`, or what is wrong with a text
 */
export async function setUnit(
  house: House,
  actor: Actor,
  { key, typed }: { key: string; typed: TypedSettings }
): Promise<void> {
  const { masked, publicityDays, who, where, when, answerDays, deadlineDay } = typed;
  await house.act(actor, { act: 'set-unit', key, input: { ...typed } }, async ({ settings }) => {
    const told: (Told | undefined)[] = [
      days(publicityDays),
      days(answerDays),
      ...[who, where, when].map((each) => text(each, limits.name))
    ];
    const wrong = told.find((one) => one !== undefined);
    if (wrong) throw new Problem(wrong.code, 422, wrong.params);
    const day = deadlineDay === '' ? null : Number(deadlineDay);
    if (day !== null && !(/^\d{1,2}$/.test(deadlineDay) && day >= 1 && day <= 31))
      throw new Problem('deadline-day', 422);
    await settings.change({
      masked: masked === 'yes',
      publicityDays: Number(publicityDays),
      objections: { who, where, when, answerDays: Number(answerDays) },
      deadlineDay: day
    });
    return null;
  });
}
