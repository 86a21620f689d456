import { may } from '$lib/server/accounts/actor';
import { keepFinding, longestRemark } from '$lib/server/spot-checks/draw-entries';
import { followEntry } from '$lib/server/spot-checks/follow-entry';
import { findingKinds } from '$lib/server/spot-checks/spot-checks';
import { Problem } from '$lib/server/problem';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../../fields';
import { formOf } from '../../../../form-of';
import { orRefused } from '../../../../refused';
import { orNotFound, placeOfCheck } from '../../find-check';
import { entryView } from './entry-view';
import type { Actions, PageServerLoad } from './$types';

/** One drawn entry on one screen: what it says, all that it rests on, and whether that fits. */
export const load: PageServerLoad = async (event) => {
  const place = await placeOfCheck(event);
  const { house } = event.locals;
  const asked = event.url.searchParams;
  const followed = await house
    .view(place, (stores) =>
      followEntry(stores, place, { check: event.params.check, place: at(event.params) })
    )
    .catch(orNotFound);
  return {
    ...entryView(followed, { finds: may(place, 'spot-check'), ledger: may(place, 'see-ledger') }),
    ...{ saved: findingKinds.find((kind) => kind === asked.get('saved')) ?? null },
    ...{ objection: asked.get('objection'), longest: longestRemark, key: randomUUID() }
  };
};

function at({ place }: { place: string }): number {
  return /^[1-9]\d{0,2}$/.test(place) ? Number(place) : 0;
}

export const actions: Actions = {
  default: async (event) => {
    const actor = await placeOfCheck(event, 'spot-check');
    const { house } = event.locals;
    const { check } = event.params;
    const form = await formOf(event.request);
    const remark = field(form, 'remark');
    const evidence = field(form, 'evidence') === 'yes';
    const found = findingKinds.find((each) => each === field(form, 'finding'));
    const done = await orRefused(
      async () => {
        if (!found) throw new Problem('finding-missing', 422);
        const { line, check: whole } = await house
          .view(actor, (stores) => followEntry(stores, actor, { check, place: at(event.params) }))
          .catch(orNotFound);
        const input = { check, entry: line.entry.id, seen: Number(field(form, 'seen')), evidence };
        const { objection } = await keepFinding(house, actor, {
          ...{ ...input, key: field(form, 'key'), finding: found, remark }
        });
        return { objection, kind: found, next: nextOf(whole.picks.length, line.place) };
      },
      { typed: { remark, evidence, finding: found ?? null } }
    );
    if (!done.ok) return done.refused;
    const { objection, next } = done.answer;
    const told = `saved=${done.answer.kind}${objection ? `&objection=${encodeURIComponent(objection)}` : ''}`;
    redirect(303, `/office/spot-checks/${check}/${next}?${told}`);
  }
};

/** One goes through them in order; the last stays. */
function nextOf(count: number, place: number): number {
  return Math.min(count, place + 1);
}
