import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { amendClaim } from '$lib/server/domain/claims/own-claim';
import { evidenceBody } from '$lib/server/domain/evidence/evidence-kind';
import { addEvidence, readEvidence } from '$lib/server/domain/evidence/keep-evidence';
import { redirect } from '@sveltejs/kit';
import { claimIn } from '../../../forms/claim-form';
import { fileKey, withFile } from '../../../forms/evidence-form';
import { field } from '../../../forms/fields';
import { ownForm } from '../../../forms/own-form';
import { orRefused } from '../../../forms/refused';
import type { Actions } from './$types';

/** Declares something, or corrects a claim that was sent back. */
export const actions: Actions = {
  default: async (event) => {
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
        return withFile(app.incomingFiles, actor, form, async (file) => {
          // A file that can't be kept refuses the whole claim, so it is checked before anything is declared.
          if (file) readEvidence(file);
          const declared = await declareClaim(app, actor, { key, ...typed });
          if (file) await addEvidence(app, actor, { key: fileKey(key), claim: declared.id, file });
          return declared;
        });
      },
      { typed }
    );
    return done.ok ? redirect(303, '/me/claims?done=declared') : done.refused;
  }
};
