import { calendarAnswer, ownCalendarAnswer } from '../../calendar-answer';
import { refuse } from '../../refuse';
import type { RequestHandler } from './$types';

/** The days that an account's private address leads to, for a calendar app. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const calendar = await locals.app.public.privateCalendar(params.secret);
  if (!calendar) refuse(404, 'not-found');
  const now = locals.app.clock();
  return calendar.feed === 'office' ? calendarAnswer(calendar, now) : ownCalendarAnswer(calendar, now);
};
