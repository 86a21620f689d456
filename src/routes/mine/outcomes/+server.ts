import { redirect } from '@sveltejs/kit';

/** The address of one's outcomes before the phone had them. */
export const GET = () => redirect(308, '/me/outcomes');
