import { needMonths } from '$lib/server/domain/takeover/need-months';
import { takeoverTemplate } from '$lib/server/domain/takeover/takeover-template';
import { Problem } from '$lib/server/platform/problem/problem';
import { m } from '$lib/text';
import { redirect } from '@sveltejs/kit';
import { officeActor } from '../../office-actor';
import type { RequestHandler } from './$types';

/** Sends an empty workbook for the months before the unit's ledger. */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event, 'propose-seal');
  const { months, people } = await event.locals.app
    .readTransaction(actor, async (stores) => ({
      months: await needMonths(stores),
      people: await stores.roster.list()
    }))
    .catch((error: unknown) => {
      // The page says why there is nothing to fill in.
      if (error instanceof Problem) redirect(303, '/office/takeover');
      throw error;
    });
  const workbook = await takeoverTemplate(months, people, {
    points: m.begin_takeover_sheet_points(),
    basis: m.begin_takeover_sheet_basis()
  });
  return new Response(new Uint8Array(workbook), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="takeover.xlsx"; filename*=UTF-8''${encodeURIComponent(m.begin_takeover_file())}.xlsx`
    }
  });
};
