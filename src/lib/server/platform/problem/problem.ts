import type { RuleBlanks } from '$lib/points';
import type { WaitParams } from '../auth/wait-params';

type None = Record<string, never>;

/**
 * Every refusal and every remark that people get to read, by its code, with the blanks of its sentence. The
 * sentences are in `text/messages/problem.*.json` as `problem_<code with underscores>`, those of the rules
 * in `points/messages.ts`; `routes/problem-text.ts` doesn't compile while one of them has a blank that
 * nothing fills.
 */
export interface Blanks extends Omit<RuleBlanks, 'unknown-scheme'> {
  // the session and its permissions
  forbidden: None;
  'signed-out': None;
  'not-found': None;
  'not-scored': None;
  'bad-key': None;
  'bad-cursor': None;
  'key-reused': None;
  'other-account': None;
  'reminders-off': None;
  'other-dashboard': None;
  'database-away': None;
  'database-busy': None;
  'database-read-only': None;
  /** `day` is the newest record's, `today` the clock's, both with their time */
  'clock-behind': { day: string; today: string };
  'disk-full': None;
  'storage-failed': None;
  'unknown-scheme': { value: string; known?: string };

  // the request at an endpoint
  'foreign-origin': None;
  'bad-request': None;
  'not-allowed': None;
  'too-large': None;
  'not-json': None;
  'bad-json': None;
  'bad-form': None;
  'bad-input': { field: string };
  /** the stored notice isn't the published one: the server's own trouble, which monitoring should see */
  'notice-damaged': None;

  // the first run, and accounts
  'already-set-up': None;
  'field-missing': None;
  'setup-first-period': None;
  'setup-time-zone': { value: string };
  'setup-days': { most: number };
  'setup-username': { least: number; most: number };
  'password-short': { length: number; least: number };
  'password-long': { length: number; most: number };
  'password-plain': None;
  'password-walk': None;
  'passwords-differ': None;

  // signing in
  'sign-in-empty': None;
  'sign-in-wrong': None;
  'sign-in-too-often': WaitParams;
  'sign-in-unknown-device': WaitParams;
  'no-role': None;
  'initial-lapsed': None;
  'same-password': None;
  'old-password-wrong': None;
  'passkey-refused': None;
  'passkey-not-here': None;
  'sign-in-again': None;
  'bad-passkey-name': { limit: number };

  // accounts and roles
  'no-accounts-chosen': None;
  'too-many-accounts': { most: number };
  'username-twice': { username: string };
  'username-taken': { username: string };
  'account-unknown': { username: string };
  'bad-account-name': { limit: number };
  /** the account's name, and the person's of the roster with their number */
  /** an import would give so many people another name than their account has */
  'links-open': { count: number };
  'account-name-differs': { account: string; subject: string; name: string };
  'bad-role': None;
  'bad-role-dates': None;
  'role-subject-missing': None;
  'role-held': None;
  'subject-has-account': { subject: string };
  'subject-left': { subject: string };
  'own-role': None;
  'own-password': None;
  'roles-apart': None;
  'last-operator': None;
  'serves-elsewhere': None;

  // files
  'no-file': None;
  'file-incomplete': None;
  'empty-file': None;
  'file-too-large': { limit: number };
  'files-too-large': { file: number; body: number };
  'too-many-files': { limit: number };
  'too-many-rows': { limit: number };
  'too-many-columns': { limit: number };
  'too-many-cells': { limit: number };
  'too-many-sheets': { limit: number };
  'broken-workbook': None;
  'not-a-workbook': None;
  'old-workbook': None;
  'locked-workbook': None;
  'oversized-workbook': None;
  'not-a-spreadsheet': None;
  'no-table': None;

  // the content of files
  /** `differs` names the columns in which the file says something else than the ledger */
  'duplicate-id': { value: string; differs?: string };
  'given-number': { value: string };
  formula: { text: string };
  'hidden-characters': None;
  'too-long': { length: number; limit: number };
  emoji: None;
  'odd-characters': None;
  'rare-characters': { name: string; rare: string };
  'joined-long-ago': { name: string; day: string; years: number; column: string };
  'unknown-group': { value: string; known: string };
  'unknown-leave-reason': { value: string; known: string };
  'name-missing': None;
  'name-differs': { name: string; subject: string; known: string };
  'date-in-future': { value: string };
  'period-in-future': { value: string };
  'booked-out-of-force': { date: string; month: string };
  'quarter-fixed': { quarter: string; month: string };
  'booked-late': { month: string; open: string };
  'duplicate-column': { value: string };
  'two-values': { first: string; second: string };
  /** `count` rows of the file, `known` people on the roster */
  'unnumbered-namesakes': { name: string; count: number; known: number };
  'quantity-too-large': { value: number; limit: number };
  'odd-quantity': { value: number };
  'result-twice': { item: string; period: string; other: string };
  'no-basis': { count: number; rows: string };
  'similar-id': { value: string; other: string };
  'value-unused': { value: string; item: string };
  'left-title': { row: number; text: string };
  'left-totals': { row: number; text: string };
  'left-remark': { row: number; text: string };
  'left-column': { column: string; name: string };
  'left-notes': { column: string; name: string };
  'left-sheet': { sheet: string };
  'shared-matter': { entries: string };
  once: { entries: string };
  alike: { value: string; others: string };
  'alike-in-sheet': { value: string; others: string };
  'claim-questions': { no: string };
  'sheet-reworded': { column: string; item: string };
  'questions-open': { count: number };
  'after-year-end': { entries: string };

  // a sheet of people × items, or × days
  'sheet-not-number': { value: string };
  /** half of what is counted by whole days */
  'sheet-half-of-day': { value: string; item: string };
  /** the meeting was before days that the preview has shown; `count` lines get another one */
  'sheet-redated': { date: string; count: number };
  'sheet-not-multiple': { value: string; item: string; worth: string };
  /** a cell says points where times are read, or the other way round */
  'sheet-other-unit': { value: string; item: string };
  /** one cell over several people */
  'sheet-merged': { value: string };
  /** an item's times in one column and its points in another */
  'sheet-item-both': { item: string; columns: string };
  'sheet-item-twice': { item: string; columns: string };
  /** a cell whose entry was reversed after an earlier import */
  'sheet-reversed-before': { name: string; item: string };
  /** points that several ranks give, or none */
  'sheet-rank-unclear': { value: string; item: string };
  'sheet-no-person': None;
  'sheet-person-twice': { name: string; row: number };
  'sheet-unknown-person': { name: string };
  'sheet-same-name': { name: string; numbers: string };
  'sheet-unknown-mark': { value: string };
  'sheet-no-such-day': { value: string; month: string };
  'sheet-too-many-marks': { limit: number };
  'sheet-too-many-entries': { limit: number };
  'sheet-too-much-text': { limit: number };
  'sheet-bad-month': None;
  'sheet-basis-missing': { limit: number };
  'sheet-nothing-chosen': None;
  /** the line that was booked from this sheet before, and the sheet's value now */
  'sheet-differs': { value: string; id: string };
  'sheet-gone': { count: number; ids: string };
  'sheet-half-day': { name: string; day: string; item: string };
  'sheet-half-left': { value: string; count: number };
  'sheet-total-differs': { total: string; own: string; month: string };
  'sheet-award-differs': { item: string; value: string; rules: string };

  // confirming what was shown
  'preview-outdated': None;
  'own-proposal': None;
  'proposal-gone': None;
  'proposal-void': None;
  'proposal-booked': None;
  'proposal-stands': None;
  'files-gone': None;
  'import-refused': { count: number };
  'decision-date-missing': None;
  'correction-reason-missing': None;
  'decision-body-missing': None;
  'decision-minutes-missing': None;
  'decision-in-future': { date: string; today: string };
  'decision-before-event': { date: string; event: string; row: number };

  // a month's end
  'already-sealed': { period: string };
  'not-open': { period: string; open: string };
  'not-begun': { period: string };
  'seal-early-unticked': None;
  'publish-unticked': None;
  'not-sealed': { period: string };
  /** a supplementary notice corrects a notice, and the period has none yet */
  'not-published': { period: string };
  'already-published': { period: string };
  'no-channel': None;
  'channel-needs-page': None;
  'no-holiday-table': { year: number };
  'bad-last-day': { lastDay: string };
  // a year's holidays, as the State Council's notice has them
  'holiday-no-day': { value: string };
  'holiday-other-year': { value: string; year: number };
  'holiday-weekday': { value: string; year: number; is: string };
  'holiday-count': { value: string; said: number; found: number };
  'holiday-year': { from: number; to: number };
  'holiday-document': { limit: number };
  'holiday-not-weekend': { value: string };
  'holiday-both': { value: string };
  'holiday-too-few': { count: number; least: number };
  'sealed-presence': { value: string; period: string; day: string };
  'sealed-facts': { value: string; period: string; day: string };
  'change-undated': { value: string; name: string; day: string };
  'first-day-missing': { value: string; day: string; column: string };
  'first-day-sealed': { value: string; period: string; day: string; column: string };
  'empty-roster': None;
  // the roster and the settings, by hand
  'roster-taken': { value: string };
  'roster-bad-days': None;
  'roster-left': { value: string };
  'roster-serving': { value: string };
  'roster-unchanged': None;
  'certificate-empty': { name: string };
  'certificate-unknown': None;
  'certificate-twice': None;
  /** `unit` has issued it, and has corrected `period` since */
  'certificate-corrected': { unit: string; period: string };
  /** `name` is on the certificate, `own` on the roster */
  'certificate-other': { name: string; own: string };
  'certificate-paper': None;
  'certificate-line': { value: string };
  'deadline-day': None;
  'filing-months': { most: number };
  'deadline-term': { most: number };
  'correction-day': None;
  'correction-late': { latest: string };
  'talk-day': { decided: string };
  'talk-correction': None;
  'commission-unknown': None;
  // months taken over from paper
  'published-on-paper': { period: string };
  'takeover-too-late': None;
  'takeover-waits': None;
  'takeover-nothing': { month: string };
  'takeover-no-months': None;
  'takeover-no-people': None;
  'takeover-no-points': None;
  'takeover-no-basis': None;
  'takeover-month-missing': { months: string };
  'takeover-month-odd': { month: string; from: string; to: string };
  'takeover-points-missing': { name: string; month: string };
  'takeover-points-bad': { value: string };
  'takeover-rank-bad': { value: string };
  'takeover-sum-differs': { value: string; sum: string };
  'takeover-basis-missing': { months: string };
  'takeover-people-missing': { names: string };
  'takeover-rank-differs': { month: string; count: number };
  'takeover-line-month': { value: string };
  'bad-announcement': { field: string; title: number; body: number; lines: number };
  /** `code` is the character, as `U+202E` */
  'announcement-hidden': { field: string; code: string };
  /** `signs` are those that boards have no letter for; in title, body or description of a picture */
  'announcement-emoji': { field: string; signs: string };
  'bad-link': { address: string };
  'announcement-times': None;
  'announcement-changed': None;
  'announcement-begun': None;
  /** no board is ticked of an announcement that was shown on some */
  'announcement-nowhere': None;
  /** `no` is the picture, from 1; 0: the film */
  'words-missing': { no: number; limit: number };
  'place-without-file': { no: number };
  'too-many-places': { count: number; limit: number };
  /** a film that was accepted before it was known what stops a board */
  'kept-file-unfit': { no: number; name: string };
  'too-many-media': { pictures: number; attachments: number };
  'media-too-large': { limit: number };
  'not-picture': None;
  'not-video': None;
  'not-captions': None;
  'not-attachment': None;
  'with-macros': None;
  'picture-broken': None;
  'picture-cut-off': None;
  'picture-moves': None;
  /** `limit` millions of pixels, `side` of them in a row */
  'picture-too-large': { width: number; height: number; limit: number; side: number };
  'video-broken': None;
  'video-too-large': { width: number; height: number; limit: number };
  'video-too-long': { limit: number };
  'video-codec': { codec: string };
  'captions-without-film': None;
  'captions-empty': None;
  'captions-timing': { line: number };
  'captions-text': { line: number; letters: number; lines: number };
  'captions-sign': { line: number; sign: string };

  // claims, and the meetings that decide them
  'not-evidence': None;
  'too-much-evidence': { limit: number };
  'claim-changed': None;
  'nothing-marked': None;
  'nothing-ruled': None;
  'undo-late': None;
  /** `no`: the claim that says the same already */
  'claim-twice': { no: string };
  /** several people in service have this name */
  'name-shared': { value: string };
  'unknown-person': { value: string };
  'unknown-person-near': { value: string; names: string };
  'claim-stands-for-others': { no: string };
  'too-many-claims': { limit: number };
  /** the unit's document has nobody declare what they did */
  'no-declaring': None;
  'not-declarable': { value: string };
  'not-in-service': { date: string };
  'own-claim': { no: string };
  'paper-before-event': { day: string; event: string };
  'paper-number-missing': None;
  'claim-state': { no: string };
  /** `no`: the claim that its declarer has corrected since, on another device */
  'claim-amended': { no: string };
  /** `no`: the report that its person has answered once already */
  'claim-answered': { no: string };
  'merge-unlike': { no: string };
  'decides-suspicion': { no: string };
  'no-committee': { date: string };
  'meeting-before-committee': { date: string; since: string };
  'not-of-committee': None;
  'redemption-short': { name: string; left: string; needed: string };
  'redemption-quantity': { value: string };
  'redemption-undone': None;
  'redemption-year': { year: number };
  'not-at-meeting': None;
  'minutes-recorded': { minutes: string };
  /** `needed` of those who may sit in it have to be there and have no part in the claim */
  'committee-decides': { named: string; left: number };
  'no-quorum-for-claim': { no: string; left: number; needed: number };
  'decision-before-claim': { no: string; event: string };
  'decision-before-objection': { no: string; event: string };

  // filing with the superior, and what follows from a sealed period
  'filing-kind': { period: string };
  'filing-unpublished': { period: string };
  'filing-window-open': { period: string; last: string };
  'filing-objections': { period: string };
  /** a late assembly's additions wait for their supplementary notice */
  'filing-assembly': { period: string };
  /** `no` is that of the valid filing */
  'filing-stands': { period: string; no: string };
  'filing-changed': None;
  'filing-state': { no: string };
  'filing-filed-anew': { no: string };
  'too-much-attached': { limit: number };
  'bad-sample': { most: number };
  'nothing-to-draw': { year: number };
  'finding-missing': None;
  'spot-check-changed': None;
  'outcome-changed': None;
  'outcome-gone': { name: string; before: string; now: string };
  'outcome-before-seal': { period: string; sealed: string };
  'own-outcome': { name: string };
  'no-quorum-for-outcome': { name: string; left: number; needed: number };
  'leave-amount': { value: string; gives: string };
  'leave-basis-missing': None;
  'leave-short': { short: string; year: number };
  'leave-unsettled': { short: string; year: number };
  'leave-used': { used: string; year: number };
  'leave-undone': None;
  'leave-void': { expires: string; held: string };

  // objections
  'objection-changed': None;
  'objection-state': { no: string };
  'objection-empty': None;
  /** the window is over; the rest says whom to tell instead */
  'objection-late': { last: string; who: string; where: string; when: string };
  'objection-too-early': { first: string };
  'objections-too-many': { who: string; where: string; when: string };
  'objection-row': None;
  'objection-involved': { no: string };
  'investigator-involved': { name: string };
  'investigator-missing': None;
  'not-investigator': { no: string };
  'superior-answers': { no: string };
  'correction-missing': None;
  'objection-missing': None;
  'appeal-unanswered': None;
  'no-appeal': None;
  'appeal-late': { last: string };
  'nothing-corrected': { no: string };
  'already-supplemented': { no: string };
  'supplement-due': { no: string };

  // assessments, assemblies and ballot papers
  'year-closed': { year: number };
  'nothing-assessed': None;
  'not-your-indicator': { value: string };
  /** somebody of another department than the one that the actor is the head of */
  'not-your-people': { name: string };
  /** the account is nobody's on the roster, so that nobody knows whose people it marks */
  'marker-unlinked': None;
  /** the roster has no department for the person who marks their department's people */
  'marker-without-department': { name: string };
  'assessed-elsewhere': None;
  'nothing-entered': None;
  'bad-score': { value: string; name: string; most: string };
  'bad-grades': { value: string; name: string };
  'bad-times': { value: string; name: string; most: number };
  /** `BadCells` has the cells, with the reasons */
  'bad-cells': { count: number };
  'department-missing': None;
  'department-unknown': { value: string };
  'not-assembled': { quarter: string };
  'assembly-not-concluded': { quarter: string };
  'quarter-not-over': { quarter: string };
  'bad-attendance': None;
  'entitled-too-many': { entitled: number; rostered: number; date: string };
  'entitled-reason-missing': { entitled: number; rostered: number; date: string };
  'no-quorum': { present: number; needed: number };
  'assembly-concluded': None;
  /** a quarter ends without points that its assembly has fixed, and nobody has recorded that it was skipped */
  'assembly-due': { quarter: string; body: string };
  /** an addition is booked already, or given more often than the document does (M17), and nobody has said that it is meant */
  'evaluation-questions': { row: number; others: string };
  'assembly-skipped': { quarter: string };
  /** it has met with its quorum, so it can't be recorded as skipped */
  'assembly-met': { quarter: string };
  'leave-reason-missing': None;
  /** a reason for leaving is given of somebody who has no last day */
  'not-left': { value: string };
  /** a person would be confirmed for praise and for discipline at once, and nobody has said that both are meant */
  'outcome-contradicts': { name: string; praise: string; discipline: string };
  /** the grade isn't one that the assembly gives */
  'bad-grade': { value: string };
  /** entries booked since give other points than the assembly has fixed */
  'assembly-differs': { quarter: string; count: number; entries: string };
  'bad-evaluation': { row: number; value: string };
  'reason-missing': { limit: number };
  'no-assembly': None;
  'no-ballot': None;
  'ballot-list-refused': { row: number; column: string; message: string };
  'ballot-group-unknown': { row: number; column: string; value: string; known: string };
  'ballot-opened': { year: number };
  'ballot-list-long': { limit: number };
  'bad-voters': { value: string };
  'voters-why': { rostered: number };
  'voters-below-papers': { count: number };
  'voters-unknown': { group: string };
  'too-many-papers': { group: string; count: number; most: number };
  'papers-over-voters': { group: string; count: number; most: number };
  'ballot-list-twice': { no: number; count: number };
  'ballot-not-open': { year: number };
  /** the notice is of no year, or the year's ballot isn't closed */
  'ballot-not-closed': None;
  'paper-unknown': { no: number };
  /** the paper is a list; `rows` are those about the person */
  'paper-row-missing': { no: number; rows: string };
  'paper-same': { no: number };
  'paper-number-taken': { no: number };
  'bad-paper-number': None;
  'bad-paper-group': None;
  'empty-paper': None;
  'check-by-another': None;
  'ballot-unchecked': None;
  'ballot-empty': None;
  // schemes
  'scheme-damaged': None;
  /** this version can't read what was adopted with another one */
  'scheme-unreadable': { zh: string; en: string };
  'scheme-refused': { zh: string; en: string };
  'scheme-encoding': None;
  'adoption-value': { zh: string; en: string; least: string; most: string };
  'adoption-date-missing': None;
  'adoption-too-early': { from: string; open: string };
  'adoption-concluded': { from: string; quarter: string };
  'adoption-clearing': { from: string; day: string };
  'adoption-not-in-force': { from: string };
  'prolong-nothing': None;
  'prolong-until': { from: string };
  'adoption-unchanged': None;
  'adoption-entries': { count: number; from: string; entries: string };
  'adoption-in-force': { from: string };
  'adoption-unticked': None;
  'adoption-waits': None;
  'false-not-in-rules': None;
  'false-not-own': { no: string };
  'numbers-unchanged': None;
  'numbers-bad': { count: number };
  'number-not-number': { value: string };
  'number-not-share': { value: string };
  'adoption-gone': None;
  'own-adoption': None;
  'adoption-reason-missing': None;
  'retire-unticked': None;
  'document-empty': None;
  'document-too-long': { length: number; limit: number };
  'document-without-rules': None;
  'document-unread': None;
  'document-broken': None;
  'document-oversized': None;
  'document-hidden': { line: number; code: string };
  'document-rows': { count: number; limit: number };
  'document-slow': None;
  'draft-exists': None;
  'draft-other': None;
  'draft-gone': None;
  'draft-row': { value: string };
  'draft-waiting': { count: number };
  'draft-name': { limit: number };
  'practice-unticked': None;

  /** the program of a board or a phone reads a lower protocol than the server speaks, and has to update itself */
  'program-outdated': None;

  // boards
  'not-paired': None;
  'connection-ended': None;
  'pairing-code-wrong': None;
  'too-many-codes': None;
  'bad-board-name': { limit: number };
  'board-name-taken': { name: string };
  'bad-mail-address': None;
  // boards, their playlists and screens
  'bad-list-name': { limit: number };
  'group-name-taken': { name: string };
  'group-hangs': { title: string };
  'playlist-name-taken': { name: string };
  'playlist-changed': None;
  'playlist-empty': None;
  'playlist-long': { limit: number };
  'playlist-scene': { row: number };
  'playlist-announcement': { row: number };
  'playlist-seconds': { row: number; least: number; most: number };
  'playlist-days': { row: number; most: number };
  'playlist-hours': { row: number };
  'screen-hours': None;
  'screen-brightness': None;
  'emergency-title': { limit: number };
  'emergency-text': { limit: number };
  'emergency-minutes': { least: number; most: number };
  'emergency-units': None;
  'emergency-by-superior': None;
  'emergency-too-many': { unit: string; most: number };
  'emergency-drill-refused': { unit: string; title: string };
}

export type Code = keyof Blanks;

/** A code with its own blanks, from which a sentence is made. */
export type MessageParams<C extends Code = Code> = { [One in C]: { code: One; params: Blanks[One] } }[C];

/** The blanks as the last argument, which codes without blanks don't need. */
export type BlanksArgument<C extends Code> = None extends Blanks[C] ? [Blanks[C]?] : [Blanks[C]];

/** A refusal; the HTTP status is the endpoint's. */
export class Problem<C extends Code = Code> extends Error {
  readonly params: Blanks[C];

  constructor(
    readonly code: C,
    readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507,
    ...[params]: BlanksArgument<C>
  ) {
    super(code);
    this.name = 'Problem';
    this.params = (params ?? {}) as Blanks[C];
  }
}
