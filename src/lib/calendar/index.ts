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
export { isWorkingDay, NoHolidayTable, publicityWindow, type HolidayTable } from './working-days';
export { dayIn, localTime, type Local } from './zone';
