import { jsonAnswer } from '../../../../json-endpoint';
import { rehearsed } from '../rehearsed';
import type { RequestEvent } from './$types';

/** Previews one of the unit's boards. */
export const GET = jsonAnswer((event: RequestEvent) => rehearsed(event, event.params.board));
