export {
  addDays,
  dayOf,
  dayOfSerial,
  countDays,
  daysInMonth,
  firstDay,
  isDay,
  lastDay,
  weekday,
  type Day
} from './date';
export { isWithin, overlaps } from './span';
export { isWorkingDay, NoHolidayTable, publicityWindow, type HolidayTable } from './working-days';
export { dayIn, localTime, timeOfDay, type Local } from './zone';
