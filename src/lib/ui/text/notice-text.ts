import { periodKind, yearOf } from '$lib/calendar';
import { type Snapshot, type WindowState } from '$lib/notice';
import { getLocale, m } from '$lib/text';
import { dayText, fullDay, monthName } from './dates';
import { markingPapersText } from './marking-text';
import { periodTitle } from './period-text';
import { hearingText, type Hearing } from './hearing-text';
import { recordedSinceText } from './recorded-since-text';
import { scoreText } from './score-text';
import { skippedText } from './skipped-text';

/** The parts of a snapshot that its text speaks of. */
type NoticeFacts = Pick<
  Snapshot,
  'decided' | 'skipped' | 'firstAssessment' | 'rows' | 'period' | 'subjects' | 'recordedSince' | 'score'
> &
  Hearing;

/**
 * The text of a notice about itself, the same on the board and on paper: who decided what is published, and
 * everybody's right to object.
 */
export function noticeText(snapshot: NoticeFacts, publicity: WindowState): string {
  const { decided, firstAssessment, period, recordedSince } = snapshot;
  const month = periodKind(period) === 'month' ? monthName(period) : periodTitle(period);
  const results = resultsText(snapshot, month);
  const meetings = meetingsText(
    decided.filter(({ kind }) => kind !== 'marking'),
    period
  );
  const papers = markingPapersText(decided);
  const marked = papers && m.common_marked({ papers });
  const decidedText = firstAssessment ? m.common_assessed : m.common_decided;
  const published = meetings ? decidedText({ results, meetings }) : m.common_published({ results });
  const since = recordedSinceText(recordedSince);
  const recorded = since && m.common_recorded_since_here({ since });
  const object = publicity.kind === 'open' ? m.common_object() : m.common_object_over();
  const hearing = hearingText(snapshot);
  return (
    published +
    marked +
    (snapshot.skipped ?? []).map(skippedText).join('') +
    recorded +
    object +
    (hearing && getLocale() === 'en' ? ` ${hearing}` : hearing)
  );
}

/**
 * The numbers of ranked and unranked people are both said, because the unranked have points too and nobody
 * should seem to be missing.
 */
function resultsText(
  { rows, subjects, score: noun }: Pick<Snapshot, 'rows' | 'subjects' | 'score'>,
  month: string
): string {
  const score = scoreText(noun);
  const count = rows.length;
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const of = resultsBySubjects[subjects ?? 'people'];
  if (ranked === count) return of.all({ count, month, score });
  if (ranked === 0) return of.none({ count, month, score });
  return of.some({ count, month, score, ranked, apart: count - ranked });
}

const ofPeople = {
  all: m.common_results,
  none: m.common_results_unranked,
  some: m.common_results_apart
};
const ofCommunities = {
  all: m.common_results_communities,
  none: m.common_results_unranked_communities,
  some: m.common_results_apart_communities
};

const ofHouseholds = {
  all: m.common_results_households,
  none: m.common_results_unranked_households,
  some: m.common_results_apart_households
};
const resultsBySubjects = {
  people: ofPeople,
  members: ofPeople,
  communities: ofCommunities,
  households: ofHouseholds
};

/**
 * Names every body once, with the number of its record; for one that met on several days how often it met, and of the
 * last day when. Each record with a number of its own counts as a meeting. A day of another year than the period's has
 * its year.
 */
function meetingsText(decided: Snapshot['decided'], period: string): string {
  const bodies = [...new Set(decided.map(({ body }) => body))];
  const meetings = bodies.map((body) => {
    const own = decided.filter((each) => each.body === body);
    const days = [...new Set(own.map(({ date }) => date))].sort();
    const day = days[days.length - 1] ?? '';
    const minutes = joined(minutesOn(day, own));
    const date = yearOf(day) === yearOf(period) ? dayText(day) : fullDay(day);
    // 党员大会, 部务会 and 联席会 are meetings by their name; 居委会 isn't.
    const named = /(?:会议|大会|部务会|联席会|全会|全体会|例会|办公会)$/.test(body);
    if (days.length > 1) {
      const record = minutes && m.common_meeting_record_last({ minutes });
      const count = days.reduce((sum, each) => sum + Math.max(1, minutesOn(each, own).length), 0);
      const more = { body, date, record, count };
      return named ? m.common_meetings_of_named(more) : m.common_meetings_of(more);
    }
    const words = { body, date, record: minutes && m.common_meeting_record({ minutes }) };
    return named ? m.common_meeting_named(words) : m.common_meeting(words);
  });
  const text = joined(meetings);
  // Chinese words stand close together, and apart from figures.
  return getLocale() !== 'en' && /^\d/.test(text) ? ` ${text}` : text;
}

const minutesOn = (day: string, decided: Snapshot['decided']): string[] => [
  ...new Set(
    decided.filter(({ date, minutes }) => date === day && minutes !== '').map(({ minutes }) => minutes)
  )
];

function joined(texts: readonly string[]): string {
  return texts.reduce((before, next) => (before ? m.common_meetings_joined({ before, next }) : next), '');
}
