import { stepsThatHold } from '$lib/server/claims/claim-standing';
import { declareClaim } from '$lib/server/claims/declare-claim';
import { myClaims, type MyClaims } from '$lib/server/claims/my-claims';
import { answerClaim, mendClaim, withdrawClaim } from '$lib/server/claims/own-claim';
import { longestStory } from '$lib/server/claims/read-fields';
import { evidenceBody, evidenceForm, evidenceKind } from '$lib/server/evidence/evidence-kind';
import { addEvidence, eraseEvidence } from '$lib/server/evidence/keep-evidence';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { claimIn } from '../../claim-form';
import { fileIn } from '../../evidence-form';
import { evidenceView } from '../../evidence-view';
import { claimLine } from '../../claim-line';
import { field } from '../../fields';
import { formOf } from '../../form-of';
import { orRefused } from '../../refused';
import { ownActor } from '../own-actor';
import type { Actions, PageServerLoad } from './$types';

/** What one declares, and what becomes of it. */
export const load: PageServerLoad = async (event) => {
  const actor = ownActor(event);
  const { house } = event.locals;
  const asked = event.url.searchParams;
  return house.view(actor, async (stores) => {
    const { name, today, deadline, left, declared, items, colleagues, lines } = await myClaims(
      stores,
      house.clock(),
      actor
    );
    const files = await stores.evidence.list(lines.map(({ claim }) => claim.id));
    const views = lines.map((line) => ({
      ...lineView(line),
      files: files
        .filter(({ claim }) => claim === line.claim.id)
        .map((file) => ({
          ...evidenceView(file, file.account === actor.account),
          own: file.account === actor.account
        }))
    }));
    return {
      unit: { name: stores.unit.name, timeZone: stores.unit.timeZone },
      ...{ person: name, today, deadline, left, declared, colleagues, lines: views, longest: longestStory },
      items,
      mending:
        views.find(({ id, state, mine }) => id === asked.get('mend') && state === 'returned' && mine) ?? null,
      fileLimits: evidenceForm,
      done: asked.get('done'),
      key: randomUUID()
    };
  });
};

/** Of what one reported of a colleague one learns that it is settled, and not how. */
const settled = ['granted', 'refused', 'merged'];

function lineView(line: MyClaims['lines'][number]) {
  const { claim, fields, state, mine, asked } = line;
  const isHidden = mine && claim.way === 'reported' && settled.includes(state);
  const returned = stepsThatHold(claim).findLast(({ act }) => act === 'return' || act === 'rule');
  return {
    ...claimLine(line),
    ...{ mine, asked, fields, reported: claim.way === 'reported' },
    words: isHidden ? '' : (returned?.words ?? ''),
    shown: isHidden ? ('settled' as const) : state
  };
}

export const actions: Actions = {
  declare: async (event) => {
    const actor = ownActor(event);
    const form = await formOf(event.request, evidenceBody);
    const [key, mended] = [field(form, 'key'), field(form, 'claim')];
    const typed = { ...claimIn(form), subject: field(form, 'subject') };
    const { house } = event.locals;
    const done = await orRefused<unknown, { typed: typeof typed }>(
      async () => {
        if (mended !== '') {
          const seen = Number(field(form, 'seen'));
          return mendClaim(house, actor, { key, claim: mended, seen, ...claimIn(form) });
        }
        const file = await fileIn(form);
        // A file that isn't taken refuses the whole: nothing is declared without it.
        if (file) evidenceKind(file.bytes);
        const declared = await declareClaim(house, actor, { key, ...typed });
        if (file) await addEvidence(house, actor, { key: `${key}-f`, claim: declared.id, file });
        return declared;
      },
      { typed }
    );
    return done.ok ? redirect(303, '/mine/claims?done=declared') : done.refused;
  },

  attach: async (event) => {
    const actor = ownActor(event);
    const form = await formOf(event.request, evidenceBody);
    const [key, claim] = [field(form, 'key'), field(form, 'claim')];
    const done = await orRefused(
      async () => addEvidence(event.locals.house, actor, { key, claim, file: await fileIn(form) }),
      { typed: null }
    );
    return done.ok ? redirect(303, '/mine/claims?done=attached') : done.refused;
  },

  erase: async (event) => {
    const actor = ownActor(event);
    const form = await formOf(event.request);
    const input = { key: field(form, 'key'), evidence: field(form, 'evidence') };
    const done = await orRefused(() => eraseEvidence(event.locals.house, actor, input), { typed: null });
    return done.ok ? redirect(303, '/mine/claims?done=erased') : done.refused;
  },

  answer: async (event) => {
    const actor = ownActor(event);
    const form = await formOf(event.request);
    const input = {
      ...{ key: field(form, 'key'), claim: field(form, 'claim'), seen: Number(field(form, 'seen')) },
      ...{ agrees: field(form, 'agrees') === 'yes', words: field(form, 'words') }
    };
    const done = await orRefused(() => answerClaim(event.locals.house, actor, input), { typed: null });
    return done.ok ? redirect(303, '/mine/claims?done=answered') : done.refused;
  },

  withdraw: async (event) => {
    const actor = ownActor(event);
    const form = await formOf(event.request);
    const input = { key: field(form, 'key'), claim: field(form, 'claim'), seen: Number(field(form, 'seen')) };
    const done = await orRefused(() => withdrawClaim(event.locals.house, actor, input), { typed: null });
    return done.ok ? redirect(303, '/mine/claims?done=withdrawn') : done.refused;
  }
};
