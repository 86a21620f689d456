import { m } from '$lib/text';
import { getLocale } from '$lib/text/generated/runtime.js';
import { watchChinese } from '$lib/ui/watch-chinese';
import { mount } from 'svelte';
import { askedTheme } from './asked-theme';
import Board from './Board.svelte';
import { isFramed } from './draft-messages';
import { speakAsAsked } from './language';
import Paired from './Paired.svelte';
import { Watchdog } from './watchdog';
import { Running } from './running';
import { beginFaces } from './stage/faces';
import { Painted } from './stage/painted';

/**
 * The board's program: a file separate from Kit's pages, so that a screen whose power comes back reads one
 * file from its disk. The address tells which board it is: `/wall` this screen's own, `/wall/{code}` a
 * demo's, `/wall/preview` a preview.
 */
const address = new URL(location.href);
const target = document.getElementById('board') ?? document.body;
const version = target.dataset.version ?? '';
const [, , place = ''] = address.pathname.split('/');
/** Visitors look at the demo's boards at any hour and want to see what is on, so it is day there. */
const theme = askedTheme(address, place && place !== 'preview' ? 'day' : null);

speakAsAsked(address);
beginFaces(target.dataset.letters ?? null);
document.title = m.wall_product();
if (getLocale() !== 'zh-CN') watchChinese(target);

if (place === 'preview') rehearse();
else run();

function run(): void {
  const running = new Running(version, () => document.documentElement.hasAttribute('data-touched'));
  running.start();
  const { shown: onshown, outdated: onoutdated } = running;
  const board = decodeURIComponent(place);
  if (place) mount(Board, { target, props: { board, version, theme, onshown, onoutdated } });
  else {
    mount(Paired, { target, props: { version, theme, onshown, onoutdated } });
    beat();
  }
}

/** Reports to the computer that the board runs on. */
function beat(): void {
  const now = () => performance.now();
  const watchdog = new Watchdog({
    frames: new Painted(now),
    now,
    hasContent: () => window.__painted === true,
    hasEmergency: () => document.documentElement.hasAttribute('data-alarm'),
    say: (word) => console.info(word)
  });
  setInterval(() => watchdog.tick(), 1000);
}

/**
 * Previews the board at an instant. Nothing is reported or stored, and no worker is started. With `draft`,
 * inside a frame of the office, it shows the announcement that is being written there.
 */
function rehearse(): void {
  const asked = address.searchParams;
  const instant = Date.parse(asked.get('at') ?? '');
  const at = Number.isNaN(instant) ? Date.now() : instant;
  const drafts = asked.has('draft') && isFramed();
  const scene = drafts ? 'announcement' : asked.get('scene');
  const first = scene === null ? null : { scene, code: asked.get('announcement'), alone: drafts };
  // A unit without boards previews drafts on a board without settings of its own.
  const board = asked.get('board') ?? (drafts ? null : '');
  const rehearsal = { board, at, first, drafts };
  mount(Board, { target, props: { board: board ?? '', version, rehearsal, theme } });
}
