import { m } from '$lib/text';
import { calendarAnswer, ownCalendarAnswer } from '../../calendar-answer';
import type { RequestHandler } from './$types';

/** The days that an account's private address leads to. A calendar app shows a refusal as it is, hence plain text. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const calendar = await locals.app.public.privateCalendar(params.secret);
  if (!calendar)
    return new Response(`${m.calendar_gone()}\n`, {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' }
    });
  const now = locals.app.clock();
  return calendar.feed === 'office' ? calendarAnswer(calendar, now) : ownCalendarAnswer(calendar, now);
};
