import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The address of one's assessment before the phone had it. */
export const GET: RequestHandler = ({ url }) => redirect(308, `/me/assessment${url.search}`);
