import { formatPoints } from '$lib/points';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { getLocale } from '$lib/text/generated/runtime.js';
import { officeActor } from '../office-actor';
import { worthOf } from './worth';
import type { PageServerLoad } from './$types';

/** The scheme as it counts: every item with its points and the words of the document that say so. */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event);
  const scheme = schemeOf(await event.locals.house.read(actor));
  const english = getLocale() === 'en';
  const named = (one: { name: string; english: string }) => (english ? one.english : one.name);
  return {
    title: named(scheme),
    id: scheme.id,
    source: scheme.source,
    inForce: scheme.inForce.map(({ from, to }) => ({ from, to: to ?? null })),
    base: formatPoints(scheme.base),
    sections: scheme.sections.map((section) => ({
      id: section.id,
      name: named(section),
      items: scheme.items
        .filter((item) => item.section === section.id)
        .map((item) => ({ id: item.id, name: named(item), worth: worthOf(item), clause: item.clause }))
    })),
    outcomes: [...scheme.outcomes, ...scheme.conversions].map((rule) => ({
      id: rule.id,
      name: named(rule),
      clause: rule.clause
    })),
    readings: scheme.defaults.map((reading) => (english ? reading.en : reading.zh))
  };
};
