export * from './cookies';
export * from './feed';
export * from './live';
export * from './mine';
export * from './pairing';
export * from './report';
export {
  draftMessageSchema,
  plainDraftSchema,
  type ChosenFilm,
  type Draft,
  type DraftMessage
} from './draft';
export * from './merge';
export { inHours, isOn, minutesOfDay, turningPoints, type Moment } from './times';
export { usualScreen } from './usual-screen';
