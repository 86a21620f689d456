import { deadlineCalendar } from '$lib/server/domain/deadlines/deadline-calendar';
import { calendarAnswer } from '../../../calendar-answer';
import { officeActor } from '../../office-actor';
import type { RequestHandler } from './$types';

/** The days of the unit's rules as a calendar file. */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  const calendar = await app.readTransaction(actor, (stores) => deadlineCalendar(stores, app.clock()));
  return calendarAnswer(calendar, app.clock());
};
