import { jsonAnswer } from '../../../json-door';
import { rehearsed } from './rehearsed';
import type { RequestEvent } from './$types';

/** What a board would show at a moment for which nothing is set: for a unit that has none yet. */
export const GET = jsonAnswer((event: RequestEvent) => rehearsed(event, null));
