import { m } from '$lib/text';
import { mount } from 'svelte';
import { askedTheme } from './asked-theme';
import Board from './Board.svelte';
import { isFramed } from './draft-messages';
import { speakAsAsked } from './language';
import Paired from './Paired.svelte';
import { Pulse } from './pulse';
import { Running } from './running';
import { beginFaces } from './stage/faces';
import { Painted } from './stage/painted';

/**
 * The board's program: a file of its own beside Kit's pages, so that a screen whose power comes back reads one file from its
 * disk. The address says whose board it is: `/wall` this screen's own, `/wall/{code}` the demo's, `/wall/preview` a rehearsal.
 */
const address = new URL(location.href);
const target = document.getElementById('board') ?? document.body;
const version = target.dataset.version ?? '';
const [, , place = ''] = address.pathname.split('/');
/** The demo's boards are looked at at any hour, by people who want to see what is on. */
const theme = askedTheme(address, place && place !== 'preview' ? 'day' : null);

speakAsAsked(address);
beginFaces(target.dataset.letters ?? null);
document.title = m.wall_product();

if (place === 'preview') rehearse();
else run();

function run(): void {
  const running = new Running(version, () => document.documentElement.hasAttribute('data-touched'));
  running.start();
  const onshown = running.shown;
  if (place) mount(Board, { target, props: { board: decodeURIComponent(place), version, theme, onshown } });
  else {
    mount(Paired, { target, props: { version, theme, onshown } });
    beat();
  }
}

/** Tells the computer that it hangs on. */
function beat(): void {
  const now = () => performance.now();
  const pulse = new Pulse({
    frames: new Painted(now),
    now,
    hasContent: () => window.__painted === true,
    hasEmergency: () => document.documentElement.hasAttribute('data-alarm'),
    say: (word) => console.info(word)
  });
  setInterval(() => pulse.tick(), 1000);
}

/**
 * The board as it will be at an instant. Nothing is reported, nothing kept, and no worker started. With `draft`, in a frame of the
 * office's, it shows the announcement that is being written there.
 */
function rehearse(): void {
  const asked = address.searchParams;
  const instant = Date.parse(asked.get('at') ?? '');
  const at = Number.isNaN(instant) ? Date.now() : instant;
  const drafts = asked.has('draft') && isFramed();
  const scene = drafts ? 'announcement' : asked.get('scene');
  const first = scene === null ? null : { scene, code: asked.get('announcement'), alone: drafts };
  // A unit without boards looks at its drafts as one would show them for which nothing is set.
  const board = asked.get('board') ?? (drafts ? null : '');
  const rehearsal = { board, at, first, drafts };
  mount(Board, { target, props: { board: board ?? '', version, rehearsal, theme } });
}
