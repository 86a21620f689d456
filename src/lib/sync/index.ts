export * from './protocol';
export * from './merge';
export { inHours, isOn, turningPoints, type Moment } from './times';
export { usualScreen } from './usual-screen';
