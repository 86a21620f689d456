import type { PairAnswer } from '$lib/sync';
import type { PairingView } from '../player/pairing-line';

type DrawnCode = Extract<PairAnswer, { state: 'waiting' }>['drawn'];

/** White squares around a code for a phone, which scanners need. */
const quiet = 4;

/** Shows on an unpaired screen's page (Pairing.svelte) how its pairing stands. */
export function showPairing(lite: Element, view: PairingView): void {
  const box = lite.querySelector('.pairing');
  if (!box) return;
  if (view.kind === 'code') {
    const { code, office, drawn } = view.waiting;
    write(box, '[data-code]', `${code.slice(0, 4)} ${code.slice(4)}`);
    write(box, '[data-office]', office);
    draw(box, drawn ?? null);
  }
  box.className = `pairing says-${view.kind}${view.kind === 'code' && view.lost ? ' unheard' : ''}`;
}

/** Draws the code for a phone, of which the server has counted the squares; null: there is none. */
function draw(box: Element, code: NonNullable<DrawnCode> | null): void {
  const picture = box.querySelector('[data-qr] svg');
  box.querySelector('[data-pairing="code"]')?.classList.toggle('coded', code !== null);
  if (!code || !picture) return;
  const side = code.size + 2 * quiet;
  picture.setAttribute('viewBox', `${-quiet} ${-quiet} ${side} ${side}`);
  const [background, squares] = Array.from(picture.querySelectorAll('path'));
  background?.setAttribute('d', `M${-quiet} ${-quiet}h${side}v${side}h-${side}z`);
  squares?.setAttribute('d', code.path);
}

function write(box: Element, where: string, text: string): void {
  const place = box.querySelector(where);
  if (place) place.textContent = text;
}
