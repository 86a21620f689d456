import { m } from '$lib/text';
import { mount } from 'svelte';
import { askedTheme } from './asked-theme';
import Board from './Board.svelte';
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

/** The board as it will be at an instant. Nothing is reported, nothing kept, and no worker started. */
function rehearse(): void {
  const board = address.searchParams.get('board') ?? '';
  const asked = Date.parse(address.searchParams.get('at') ?? '');
  const at = Number.isNaN(asked) ? Date.now() : asked;
  const scene = address.searchParams.get('scene');
  mount(Board, { target, props: { board, version, rehearsal: { board, at, scene }, theme } });
}
