import { stepsThatHold } from '$lib/server/domain/claims/claim-status';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { myClaims, type MyClaims } from '$lib/server/domain/claims/my-claims';
import { answerClaim, amendClaim, withdrawClaim } from '$lib/server/domain/claims/own-claim';
import { longestStory } from '$lib/server/domain/claims/read-fields';
import { evidenceBody, evidenceForm } from '$lib/server/domain/evidence/evidence-kind';
import { addEvidence, eraseEvidence, readEvidence } from '$lib/server/domain/evidence/keep-evidence';
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { claimIn } from '../../forms/claim-form';
import { fileIn } from '../../forms/evidence-form';
import { evidenceView } from '../../evidence-view';
import { claimLine } from '../../claim-line';
import { field } from '../../forms/fields';
import { orRefused } from '../../forms/refused';
import { ownActor } from '../own-actor';
import { ownForm } from '../own-form';
import type { Actions, PageServerLoad } from './$types';

/** Takes one's claims, and shows what became of each. */
export const load: PageServerLoad = async (event) => {
  const actor = ownActor(event);
  const { app } = event.locals;
  const asked = event.url.searchParams;
  return app.readTransaction(actor, async (stores) => {
    const { name, today, deadline, left, declared, items, colleagues, lines } = await myClaims(
      stores,
      app.clock(),
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
      person: name,
      today,
      deadline,
      left,
      declared,
      colleagues,
      lines: views,
      longest: longestStory,
      items,
      correction:
        views.find(({ id, state, mine }) => id === asked.get('amend') && state === 'returned' && mine) ??
        null,
      fileLimits: evidenceForm,
      done: asked.get('done'),
      key: randomUUID()
    };
  });
};

/** States that read as settled to the colleague who reported a deed: they don't learn how it was settled. */
const settled = ['granted', 'refused', 'merged'];

function lineView(line: MyClaims['lines'][number]) {
  const { claim, fields, state, mine, asked } = line;
  const isHidden = mine && claim.way === 'reported' && settled.includes(state);
  const returned = stepsThatHold(claim).findLast(({ action }) => action === 'return' || action === 'rule');
  return {
    ...claimLine(line),
    mine,
    asked,
    fields,
    reported: claim.way === 'reported',
    words: isHidden ? '' : (returned?.words ?? ''),
    shown: isHidden ? ('settled' as const) : state
  };
}

export const actions: Actions = {
  declare: async (event) => {
    const own = await ownForm(event, evidenceBody);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const [key, corrected] = [field(form, 'key'), field(form, 'claim')];
    const typed = { ...claimIn(form), subject: field(form, 'subject') };
    const { app } = event.locals;
    const done = await orRefused<unknown, { typed: typeof typed }>(
      async () => {
        if (corrected !== '') {
          const seen = Number(field(form, 'seen'));
          return amendClaim(app, actor, { key, claim: corrected, seen, ...claimIn(form) });
        }
        const file = await fileIn(form);
        // A file that can't be kept refuses the whole claim, so it is checked before anything is declared.
        if (file) readEvidence(file);
        const declared = await declareClaim(app, actor, { key, ...typed });
        if (file) await addEvidence(app, actor, { key: `${key}-f`, claim: declared.id, file });
        return declared;
      },
      { typed }
    );
    return done.ok ? redirect(303, '/mine/claims?done=declared') : done.refused;
  },

  attach: async (event) => {
    const own = await ownForm(event, evidenceBody);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const [key, claim] = [field(form, 'key'), field(form, 'claim')];
    const done = await orRefused(
      async () => addEvidence(event.locals.app, actor, { key, claim, file: await fileIn(form) }),
      { typed: null }
    );
    return done.ok ? redirect(303, '/mine/claims?done=attached') : done.refused;
  },

  erase: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const input = { key: field(form, 'key'), evidence: field(form, 'evidence') };
    const done = await orRefused(() => eraseEvidence(event.locals.app, actor, input), { typed: null });
    return done.ok ? redirect(303, '/mine/claims?done=erased') : done.refused;
  },

  answer: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const input = {
      key: field(form, 'key'),
      claim: field(form, 'claim'),
      seen: Number(field(form, 'seen')),
      agrees: field(form, 'agrees') === 'yes',
      words: field(form, 'words')
    };
    const done = await orRefused(() => answerClaim(event.locals.app, actor, input), { typed: null });
    return done.ok ? redirect(303, '/mine/claims?done=answered') : done.refused;
  },

  withdraw: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { actor, form } = own;
    const input = { key: field(form, 'key'), claim: field(form, 'claim'), seen: Number(field(form, 'seen')) };
    const done = await orRefused(() => withdrawClaim(event.locals.app, actor, input), { typed: null });
    return done.ok ? redirect(303, '/mine/claims?done=withdrawn') : done.refused;
  }
};
