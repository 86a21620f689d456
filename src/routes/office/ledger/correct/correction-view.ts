import { formatPoints, type Scheme } from '$lib/points';
import type { CorrectionPreview } from '$lib/server/domain/imports';
import { statusText } from '$lib/ui/text/status-text';
import { previewView } from '../../import/preview-view';

/** A correction's preview as its page shows it: the usual one of an import, and the effects person by person. */
export function correctionView({ preview, effects }: CorrectionPreview, scheme: Scheme) {
  return {
    // The effects say more than the import's table of people, which would repeat them.
    view: { ...previewView(preview, [], scheme), people: [] },
    effects: effects.map(({ period, subject, name, before, after }) => ({
      period,
      subject,
      name,
      points: [before, after].map(({ points }) => formatPoints(points)),
      change: formatPoints(after.points - before.points, { signed: true }),
      ranks: [before, after].map(({ rank, status }) => ({ rank, why: statusText[status]() }))
    }))
  };
}

export type CorrectionEffectView = ReturnType<typeof correctionView>['effects'][number];
