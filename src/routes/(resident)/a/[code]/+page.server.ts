import { nextMidnight } from '$lib/server/front/midnight';
import { reachable } from '$lib/server/public-address';
import { error } from '@sveltejs/kit';

export async function load({ locals, params }) {
  const { house } = locals;
  const found = await house.public.announcementByCode(params.code);
  if (!found) error(404, { message: 'no such announcement', code: 'not-found' });
  const { unit, announcement, withdrawn } = found;
  locals.shelf = { unit: unit.id, until: nextMidnight(house.clock(), unit.timeZone) };
  if (withdrawn !== null) error(410, { message: 'taken down', code: 'withdrawn' });
  const { id: _, ...shown } = unit;
  return { unit: shown, announcement, address: reachable(house.settings, `/a/${params.code}`) };
}
