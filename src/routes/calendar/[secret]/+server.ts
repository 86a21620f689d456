import { error } from '@sveltejs/kit';
import { calendarAnswer } from '../../calendar-answer';
import type { RequestHandler } from './$types';

/** The days of a unit's rules, for a calendar that knows an account's private address. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const calendar = await locals.app.public.deadlineCalendar(params.secret);
  if (!calendar) error(404, { message: 'not-found', code: 'not-found' });
  return calendarAnswer(calendar, locals.app.clock());
};
