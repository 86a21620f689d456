export { ownerCookie, largePrintCookie, practisingCookie, dashboardCookieName, wipedCookie } from './cookies';
export { longestStory, evidenceLimits, evidenceForm, filePart, partedFile } from './claim-limits';
export { deviceTimeField, deviceTimeOf, isDeviceTime, judgeDeviceTime } from './device-time';
export {
  type Media,
  type Announcement,
  type Times,
  playlistItemSchema,
  type PlaylistItem,
  type Emergency,
  ruleInBriefSchema,
  type RuleInBrief,
  screenSchema,
  type ScreenSettings,
  boardFeedSchema,
  type BoardFeed
} from './feed';
export { clockHeader, beatSeconds } from './live';
export {
  type SyncedDecision,
  type MyEntry,
  type MyResult,
  type BallotSum,
  type LongerResult,
  type SyncedClaim,
  type SyncedObjection,
  type OpenNotice,
  type PublishedPlaces,
  type CorrectedRow,
  myDeltaSchema,
  type MyDelta,
  unchangedSchema,
  type UnchangedAnswer
} from './mine';
export {
  type MyOutcome,
  type MyLeave,
  type MySpending,
  type MyYearAssessment,
  type MyProof,
  type ObjectionAboutMe,
  type MyPapers,
  noPapers
} from './my-papers';
export { objectionLimits } from './objection-limits';
export { pairAnswerSchema, type PairAnswer } from './pairing';
export { phoneOwner, isSameAccount, shownUnit } from './phone-owner';
export { protocol, protocolQuery, outdatedCode, isOutdated } from './protocol';
export { reminderKinds, type ReminderKind, type ReminderMessage, type DeviceReminders } from './reminders';
export {
  type BoardTrouble,
  type BoardState,
  type ShownNotice,
  boardReportSchema,
  type BoardReport,
  type Showing
} from './report';
export { lostFilmsAtOnce, longestDay, showingsAtOnce, shownAtOnce } from './report-limits';
export { type PlaylistScene, playlistScenes, newPlaylist } from './scenes';
export {
  draftMessageSchema,
  plainDraftSchema,
  type DraftFilm,
  type AnnouncementDraft,
  type DraftMessage
} from './draft';
export {
  wholeParts,
  saysNothingNew,
  expanded,
  type MyState,
  type DeltaHead,
  type Verdict,
  judgeDelta,
  merge
} from './merge';
export { inHours, isOn, minutesOfDay, turningPoints, type UnitMoment } from './times';
export { usualScreen } from './usual-screen';
