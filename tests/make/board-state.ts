import type { BoardState } from '../../src/lib/sync';

/** The report of a healthy board. */
export const aBoardState: BoardState = {
  start: 'a'.repeat(16),
  painted: null,
  scene: 'standings',
  heap: null,
  nodes: 420,
  offset: 0,
  persisted: null,
  version: '1a2b',
  browser: 'Chromium',
  width: 1920,
  height: 1080,
  trouble: []
};
