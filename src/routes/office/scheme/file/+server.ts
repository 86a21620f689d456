import { adoptedFile } from '$lib/server/domain/schemes/change-numbers';
import { withParameterValues } from '$lib/points';
import type { Actor } from '$lib/server/platform/access/actor';
import { mayConfirmAdoption } from '$lib/server/domain/schemes/may-confirm-adoption';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { m } from '$lib/text';
import { officeActor } from '../../office-actor';
import { refuse } from '../../../refuse';
import type { RequestHandler } from './$types';

/**
 * Sends the file of an adopted version (`?no=`) with the values that it was adopted with, or of what waits for a
 * second person (`?waiting`): to be kept, compared, or changed and uploaded.
 */
export const GET: RequestHandler = async (event) => {
  const isWaiting = event.url.searchParams.has('waiting');
  const actor = officeActor(event, isWaiting ? 'confirm-adoption' : 'see-office');
  const stores = await event.locals.app.read(actor);
  const no = event.url.searchParams.get('no');
  const { text, scheme, from } = isWaiting
    ? await waitingFile(stores, actor, event.locals.app.clock())
    : await fileOf(stores, no);
  const name = `${scheme}-${from}.yaml`;
  return new Response(text, {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(`${stores.unit.name}${m.office_nav_scheme()} ${from}`)}.yaml`
    }
  });
};

/** The adopted version of a number; without one, the rules that were adopted last. */
async function fileOf(stores: UnitStores, no: string | null) {
  const adopted = stores.adoptions.lines.filter((line) => line.action === 'adopt');
  const line = no === null ? adopted.at(-1) : adopted.find((each) => String(each.no) === no);
  if (!line) refuse(404, 'not-found');
  return { text: await adoptedFile(stores, line.no), scheme: line.scheme, from: line.from };
}

async function waitingFile(stores: UnitStores, actor: Actor, now: Date) {
  if (!(await mayConfirmAdoption(stores, actor, now))) refuse(403, 'forbidden');
  const proposal = await stores.adoptions.proposal();
  if (proposal?.change.action !== 'adopt') refuse(404, 'not-found');
  const { text, parameters, scheme, from } = proposal.change;
  return { text: withParameterValues(text, parameters), scheme, from };
}
