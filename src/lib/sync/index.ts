export * from './protocol';
export * from './merge';
export { inHours, isOn, minutesOfDay, turningPoints, type Moment } from './times';
export { usualScreen } from './usual-screen';
