import type { Entry, Subject } from '../../src/lib/points';

/**
 * Scheme A written down once more for tests, as plainly as the rules read: no kinds, no lines, no
 * differences.
 * @returns year to date at the end of `month`, in hundredths
 */
export function plainYearToDate(subject: Subject, ledger: readonly Entry[], month: string): number {
  const year = month.slice(0, 4);
  const booked = ledger.filter((one) => one.subject === subject.id && one.period <= month);
  const live = booked.filter(
    (one) =>
      one.period.startsWith(year) &&
      one.reverses === null &&
      !booked.some((other) => other.reverses === one.id)
  );
  const closed = ['late', 'early-leave', 'absent', 'personal-leave', 'sick-leave', 'criticised', 'complaint'];
  const counted = live.filter((one) => one.date.startsWith(year) || !closed.includes(one.item));
  return awards(subject, counted, month) + tasks(counted) + criticisms(counted) + others(counted);
}

function awards(subject: Subject, counted: Entry[], month: string): number {
  let total = 0;
  for (let n = 1; n <= Number(month.slice(5)); n += 1) {
    const name = `${month.slice(0, 5)}${String(n).padStart(2, '0')}`;
    const days = Array.from({ length: 31 }, (_, day) => `${name}-${String(day + 1).padStart(2, '0')}`).filter(
      (day) => new Date(day).toString() !== 'Invalid Date' && new Date(day).toISOString().startsWith(day)
    );
    const served = days.filter((day) => (subject.from ?? day) <= day && day <= (subject.to ?? day));
    if (served.length < days.length / 2) continue;
    const clean = (...items: string[]) =>
      !counted.some((one) => items.includes(one.item) && one.date.startsWith(name));
    if (clean('late', 'early-leave', 'absent')) total += 800;
    if (clean('late', 'early-leave', 'absent', 'personal-leave', 'sick-leave')) total += 1000;
    if (clean('criticised')) total += 500;
    if (clean('complaint')) total += 500;
  }
  return total;
}

function tasks(counted: Entry[]): number {
  const done = counted.filter((one) => one.item === 'task-early' || one.item === 'task-on-time');
  const worth = (one: Entry) => (one.item === 'task-early' ? 200 : 100) * one.quantity;
  const alone = done.filter((one) => one.matterKey === '').map(worth);
  const matters = [...new Set(done.map((one) => one.matterKey))].filter((matterKey) => matterKey !== '');
  const highest = matters.map((matterKey) =>
    Math.max(...done.filter((one) => one.matterKey === matterKey).map(worth))
  );
  return [...alone, ...highest].reduce((total, one) => total + one, 0);
}

function criticisms(counted: Entry[]): number {
  return (
    -500 * new Set(counted.filter((one) => one.item === 'criticised').map((one) => one.date.slice(0, 7))).size
  );
}

function others(counted: Entry[]): number {
  const each: Record<string, number> = {
    'task-late': -200,
    activity: 200,
    complaint: -100,
    contest: 200,
    'contest-top3': 500
  };
  const levels: Record<string, number> = { street: 500, national: 3000 };
  return counted.reduce((total, one) => {
    if (one.item === 'four-knows') return total + (Number(one.value) <= 5 ? 1000 : 0);
    if (one.item === 'commendation') return total + (levels[one.value] ?? 0);
    if (one.item === 'other-task') return total + Math.round(Number(one.value) * 100);
    return total + (each[one.item] ?? 0) * one.quantity;
  }, 0);
}
