import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The address of one's yearly file before the phone had it. */
export const GET: RequestHandler = ({ url }) => redirect(308, `/me/year${url.search}`);
