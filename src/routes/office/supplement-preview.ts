import { isDay } from '$lib/calendar';
import type { Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import { previewSupplement, type SupplementAbout } from '$lib/server/domain/notices/publish-supplement';
import { Problem } from '$lib/server/platform/problem/problem';
import { refusalOf, type FormRefusal } from '../forms/refused';

/** A supplementary notice as it would be published now, or why it can't be. */
export interface SupplementPreview {
  preview: Awaited<ReturnType<typeof previewSupplement>> | null;
  unpublishable: FormRefusal | null;
}

/** @param lastDay as typed; '' without one */
export async function supplementPreview(
  app: App,
  actor: Actor,
  about: SupplementAbout,
  lastDay: string
): Promise<SupplementPreview> {
  const input = { ...about, lastDay: isDay(lastDay) ? lastDay : null };
  try {
    return { preview: await previewSupplement(app, actor, input), unpublishable: null };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { preview: null, unpublishable: refusalOf(problem) };
  }
}
