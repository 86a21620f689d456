export { addDays, dayOf, dayOfSerial, countDays, daysInMonth, isDay, weekday, type Day } from './date';
export {
  byEnd,
  contains,
  daysOf,
  dayWithin,
  firstDay,
  firstMonth,
  halvesOf,
  isMonth,
  lastDay,
  lastMonth,
  monthNumber,
  monthOf,
  monthOfYear,
  monthsFrom,
  monthsOf,
  nextMonth,
  parsePeriod,
  periodBefore,
  periodKind,
  periodKinds,
  periodOf,
  periodsAround,
  periodsEndingWith,
  previousMonth,
  quarterOf,
  quartersOf,
  wholeYear,
  yearOf,
  type Period,
  type PeriodKind
} from './period';
export { monthSchema, periodSchema } from './period-schema';
export { isWithin, overlaps } from './span';
export { isWorkingDay, NoHolidayTable, publicityWindow, type HolidayTable } from './working-days';
export { dayIn, localTime, timeOfDay, type LocalTime } from './zone';
