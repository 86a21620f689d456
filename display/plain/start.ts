import { PlainBoard } from './plain-board';
import type {} from './previewed-board';

/** version of the program, put in by the build (vite/board-builds.ts) */
declare const __PLAIN_VERSION__: string;

const lite = document.getElementById('lite');
if (!lite) throw new Error('this page has no plain board');
const board = new PlainBoard(lite, { version: __PLAIN_VERSION__, reload: () => location.reload() });
board.start();
if (board.isRehearsal) window.plainBoard = board;
