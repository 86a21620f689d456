export * from './cookies';
export * from './claim-limits';
export * from './device-time';
export * from './feed';
export * from './live';
export * from './mine';
export * from './my-papers';
export * from './objection-limits';
export * from './pairing';
export * from './phone-owner';
export * from './protocol';
export * from './reminders';
export * from './report';
export * from './report-limits';
export * from './scenes';
export {
  draftMessageSchema,
  plainDraftSchema,
  type DraftFilm,
  type AnnouncementDraft,
  type DraftMessage
} from './draft';
export * from './merge';
export { inHours, isOn, minutesOfDay, turningPoints, type UnitMoment } from './times';
export { usualScreen } from './usual-screen';
