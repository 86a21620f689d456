import { formatPoints, itemOf, type Scheme } from '$lib/points';
import {
  changesNothing,
  digestOfLinks,
  digestOfQuestions,
  type ImportPreview,
  type Upload
} from '$lib/server/domain/imports';
import { m } from '$lib/text';
import { leaveReasonText } from '../../leave-reason-text';
import { itemText } from '$lib/ui/text/item-text';
import { findingView, mostFindings } from '../finding-view';
import { rosterEffects, servingView } from './roster-effects';

/**
 * A preview as its page shows it: sentences in the reader's language, figures as text.
 * @param uploads the files that were previewed
 */
export function previewView(preview: ImportPreview, uploads: readonly Upload[], scheme: Scheme) {
  const { plan, files, since, open, asks, digest } = preview;
  const answer = digestOfQuestions(plan);
  const { added } = plan.entries;
  return {
    files,
    since,
    asks,
    digest,
    uploads: uploads.map(({ name, bytes }) => ({
      name,
      kilobytes: Math.max(1, Math.round(bytes.length / 1024))
    })),
    nothing: changesNothing(plan),
    problems: plan.problems.slice(0, mostFindings).map(findingView),
    moreProblems: Math.max(0, plan.problems.length - mostFindings),
    /** to be answered before anything is booked; `answer` names exactly these, '' for none */
    questions: {
      answer,
      count: plan.questions.length,
      /** how many entries they are about */
      entries: new Set(plan.questions.map(({ entry }) => entry)).size,
      shown: plan.questions
        .slice(0, mostFindings)
        .map((question) => ({ ...findingView(question), entry: question.entry }))
    },
    /** people of another name than their account; `answer` names exactly these, '' for none */
    links: { answer: digestOfLinks(plan), shown: plan.links.map(findingView) },
    notices: plan.notices.slice(0, mostFindings).map(findingView),
    roster: {
      added: plan.roster.added.map(servingView),
      changed: plan.roster.changed.map(({ before, after }) => ({
        before: servingView(before),
        after: servingView(after),
        effects: rosterEffects(before, after, { scheme, open })
      })),
      unchanged: plan.roster.unchanged,
      reasons: plan.reasons.map(({ name, reason }) =>
        m.office_roster_reason({ name, reason: leaveReasonText(reason) })
      )
    },
    entries: {
      booked: plan.entries.booked,
      added: added.map(({ entry, name, points, reason }) => {
        const item = itemOf(scheme, entry.item, entry.date);
        return {
          id: entry.id,
          name,
          item: itemText(item, entry),
          clause: item && { ref: item.clause.ref, text: item.clause.text },
          date: entry.date,
          period: entry.period,
          matterText: entry.matterText,
          basis: entry.basis,
          reversal: entry.reverses !== null,
          points: formatPoints(points, { signed: true }),
          reason: reason === 'counted' ? null : reason
        };
      }),
      /** the meeting can't be before the last of these dates */
      latest: added.reduce((last, { entry }) => (entry.date > last ? entry.date : last), '')
    },
    people: plan.people.map(({ name, subject, period, before, after }) => ({
      subject,
      name,
      period,
      before: formatPoints(before),
      after: formatPoints(after),
      change: formatPoints(after - before, { signed: true })
    }))
  };
}

export type PreviewView = ReturnType<typeof previewView>;
