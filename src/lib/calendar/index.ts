export {
  addDays,
  dayOf,
  dayOfSerial,
  daysBetween,
  daysInMonth,
  firstDay,
  isDay,
  lastDay,
  monthOf,
  weekday,
  type Day
} from './date';
export {
  isWorkingDay,
  NoHolidayTable,
  publicityWindow,
  type HolidayTable,
  type PublicityWindow
} from './working-days';
