import { error } from '@sveltejs/kit';
import { calendarAnswer, ownCalendarAnswer } from '../../calendar-answer';
import type { RequestHandler } from './$types';

/** The days that an account's private address leads to, for a calendar app. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const calendar = await locals.app.public.privateCalendar(params.secret);
  if (!calendar) error(404, { message: 'not-found', code: 'not-found' });
  const now = locals.app.clock();
  return calendar.feed === 'office' ? calendarAnswer(calendar, now) : ownCalendarAnswer(calendar, now);
};
