import { jsonAnswer } from '../../../json-endpoint';
import { rehearsed } from './rehearsed';
import type { RequestEvent } from './$types';

/** Previews a board without settings of its own, for a unit that has no board yet. */
export const GET = jsonAnswer((event: RequestEvent) => rehearsed(event, null));
