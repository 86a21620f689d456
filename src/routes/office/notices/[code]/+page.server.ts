import { checkCode } from '$lib/notice';
import { isPublicOrigin } from '$lib/server/public-address';
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
  const { publicUrl, demo } = house.settings;
  const { snapshot, digest } = published;
  // A code on paper outlives every mistake: it must lead where a resident's phone gets to. The demo's own code
  // may name an address of the house.
  const mayPrint = publicUrl !== null && (demo || isPublicOrigin(publicUrl));
  return {
    address: mayPrint ? `${publicUrl}/n/${line.code}` : null,
    publicUrl,
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
