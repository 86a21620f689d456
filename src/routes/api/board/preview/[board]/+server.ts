import { jsonAnswer } from '../../../../json-door';
import { rehearsed } from '../rehearsed';
import type { RequestEvent } from './$types';

/** What one of the unit's boards would show at a moment. */
export const GET = jsonAnswer((event: RequestEvent) => rehearsed(event, event.params.board));
