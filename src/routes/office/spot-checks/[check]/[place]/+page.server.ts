import { may } from '$lib/server/platform/access/actor';
import { keepFinding, longestRemark } from '$lib/server/domain/spot-checks/draw-entries';
import { followEntry } from '$lib/server/domain/spot-checks/follow-entry';
import { findingKinds } from '$lib/server/domain/spot-checks/spot-checks';
import { Problem } from '$lib/server/platform/problem/problem';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { field } from '../../../../forms/fields';
import { formOf } from '../../../../forms/form-of';
import { orRefused } from '../../../../forms/refused';
import { orNotFound, placeOfCheck } from '../../find-check';
import { entryView } from './entry-view';
import type { Actions, PageServerLoad } from './$types';

/** Shows one drawn entry on one screen: its content, everything that it rests on, and the finding. */
export const load: PageServerLoad = async (event) => {
  const place = await placeOfCheck(event);
  const { app } = event.locals;
  const asked = event.url.searchParams;
  const followed = await app
    .readTransaction(place, (stores) =>
      followEntry(stores, place, { check: event.params.check, place: at(event.params) })
    )
    .catch(orNotFound);
  return {
    ...entryView(followed, { finds: may(place, 'spot-check'), ledger: may(place, 'see-ledger') }),
    saved: findingKinds.find((kind) => kind === asked.get('saved')) ?? null,
    objection: asked.get('objection'),
    longest: longestRemark,
    key: randomUUID()
  };
};

function at({ place }: { place: string }): number {
  return /^[1-9]\d{0,2}$/.test(place) ? Number(place) : 0;
}

export const actions: Actions = {
  default: async (event) => {
    const actor = await placeOfCheck(event, 'spot-check');
    const { app } = event.locals;
    const { check } = event.params;
    const form = await formOf(event.request);
    const remark = field(form, 'remark');
    const evidence = field(form, 'evidence') === 'yes';
    const found = findingKinds.find((each) => each === field(form, 'finding'));
    const done = await orRefused(
      async () => {
        if (!found) throw new Problem('finding-missing', 422);
        const { line, check: whole } = await app
          .readTransaction(actor, (stores) => followEntry(stores, actor, { check, place: at(event.params) }))
          .catch(orNotFound);
        const input = { check, entry: line.entry.id, seen: Number(field(form, 'seen')), evidence };
        const { objection } = await keepFinding(app, actor, {
          ...input,
          key: field(form, 'key'),
          finding: found,
          remark
        });
        return { objection, kind: found, next: nextOf(whole.picks.length, line.place) };
      },
      { typed: { remark, evidence, finding: found ?? null } }
    );
    if (!done.ok) return done.refused;
    const { objection, next } = done.answer;
    const reported = `saved=${done.answer.kind}${objection ? `&objection=${encodeURIComponent(objection)}` : ''}`;
    redirect(303, `/office/spot-checks/${check}/${next}?${reported}`);
  }
};

/** The place of the next entry; the last one stays. */
function nextOf(count: number, place: number): number {
  return Math.min(count, place + 1);
}
