import { checkCode } from '$lib/notice';
import { reachable } from '$lib/server/public-address';
import { error } from '@sveltejs/kit';
import { officeActor } from '../../office-actor';
import type { PageServerLoad } from './$types';

/** A sheet to print and hang: the notice's title, its code, and the QR code that leads to its public page. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const { house } = event.locals;
  const stores = await house.read(actor);
  const line = (await stores.notices.list()).find(({ code }) => code === event.params.code);
  const published = line && (await stores.notices.of(line.period));
  if (!line || !published) error(404, { message: 'not found', code: 'not-found' });
  const { snapshot, digest } = published;
  return {
    // A code on paper outlives every mistake: without an address that a resident's phone gets to, there is none.
    address: reachable(house.settings, `/n/${line.code}`),
    publicUrl: house.settings.publicUrl,
    code: line.code,
    check: checkCode(digest),
    digest,
    title: snapshot.title,
    number: snapshot.number,
    period: snapshot.period,
    window: snapshot.window,
    published: snapshot.published,
    objections: snapshot.objections
  };
};
