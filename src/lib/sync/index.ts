export * from './protocol';
export * from './merge';
export { inHours, isOn, turningPoints, type Moment } from './times';
