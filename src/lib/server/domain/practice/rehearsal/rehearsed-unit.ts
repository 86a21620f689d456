import { dayIn } from '$lib/calendar';
import type { Subject } from '$lib/points';
import { inventedNames } from '../../demo/units/names';
import { servesOn } from '../../roster/spells';
import type { AdoptionChange } from '../../schemes/adoptions';
import type { Unit } from '../../units/unit';
import type { UnitStores } from '../../units/unit-stores';

/** The parts of a unit that its rehearsal has too: settings, rules and the shape of its roster. No name and no point. */
export interface RehearsedUnit {
  unit: Unit;
  /** all lines of its adoptions, in their order, without their decisions */
  rules: AdoptionChange[];
  people: Subject[];
}

/** The most invented people, so that a large unit's year is lived in seconds too. */
const mostPeople = 100;
/** Invented people of a unit without a roster. */
const fewPeople = 7;

/** Reads what a unit's rehearsal takes over; each person in service has an invented one of the same pool and group. */
export async function rehearsedUnit(stores: UnitStores, now: Date): Promise<RehearsedUnit> {
  const { unit, adoptions, roster } = stores;
  const today = dayIn(unit.timeZone, now);
  const serving = (await roster.list()).filter((each) => servesOn(each, today)).slice(0, mostPeople);
  const shape: Pick<Subject, 'pool' | 'group' | 'department'>[] =
    serving.length > 0 ? serving : Array.from({ length: fewPeople }, () => ({ pool: '', group: '' }));
  const names = inventedNames(shape.length, 0);
  return {
    unit,
    rules: await rulesOf(adoptions),
    people: shape.map(({ pool, group, department = '' }, at) => {
      const id = `YL${String(at + 1).padStart(3, '0')}`;
      return { id, name: names[at] ?? id, pool, group, department, from: null, to: null };
    })
  };
}

async function rulesOf({ lines, textOf }: UnitStores['adoptions']): Promise<AdoptionChange[]> {
  const rules: AdoptionChange[] = [];
  for (const line of lines) {
    const common = { from: line.from, decision: null };
    if (line.action === 'retire') rules.push({ ...common, action: 'retire' });
    else if (line.action === 'withdraw')
      rules.push({ ...common, action: 'withdraw', withdraws: line.withdraws });
    else {
      const { scheme, parameters, no } = line;
      rules.push({ ...common, action: 'adopt', scheme, parameters, text: (await textOf(no)) ?? '' });
    }
  }
  return rules;
}
