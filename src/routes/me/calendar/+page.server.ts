import { endCalendarLink, makeCalendarLink } from '$lib/server/domain/deadlines/keep-calendar';
import { field } from '../../forms/fields';
import { ownForm } from '../../forms/own-form';
import { orRefused } from '../../forms/refused';
import type { Actions } from './$types';

/** Commands about one's own private calendar address. The page itself asks for its data, as it opens offline too. */
export const actions: Actions = {
  make: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const { app } = event.locals;
    const input = { key: field(own.form, 'key'), feed: 'own' } as const;
    const done = await orRefused(() => makeCalendarLink(app, own.actor, input), { typed: null });
    if (!done.ok) return done.refused;
    const origin = app.settings.publicUrl ?? event.url.origin;
    return { made: done.answer === null ? '' : `${origin}/calendar/${done.answer}` };
  },
  end: async (event) => {
    const own = await ownForm(event);
    if (own.refused) return own.refused;
    const input = { key: field(own.form, 'key'), feed: 'own' } as const;
    const done = await orRefused(() => endCalendarLink(event.locals.app, own.actor, input), { typed: null });
    return done.ok ? { ended: true } : done.refused;
  }
};
