import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Manifest {
  id: string;
  scope: string;
  name: string;
  name_localized: Record<string, string>;
  icons: { src: string; purpose?: string }[];
  screenshots: { src: string; sizes: string; label: string }[];
  shortcuts: {
    name: string;
    name_localized: Record<string, string>;
    url: string;
    icons: { src: string }[];
  }[];
}
const manifest = JSON.parse(readFileSync('static/manifest.webmanifest', 'utf8')) as Manifest;

it('the phone’s app has an id, and names in both languages', () => {
  expect(manifest.id).toBe('/me');
  for (const named of [manifest, ...manifest.shortcuts]) {
    expect(named.name).toMatch(/\p{Script=Han}/u);
    expect(named.name_localized['en']).toMatch(/^[A-Z]/);
  }
});

it('each shortcut leads to a page of the app', () => {
  expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/me', '/me/claims/new']);
  for (const { url } of manifest.shortcuts) expect(existsSync(`src/routes${url}/+page.svelte`)).toBe(true);
});

it('each icon is there, one of them for any mask', () => {
  for (const { src } of [...manifest.icons, ...manifest.shortcuts.flatMap(({ icons }) => icons)])
    expect(existsSync(`static${src}`)).toBe(true);
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
});

it('each screenshot is there, as large as it says', () => {
  expect(manifest.screenshots.length).toBeGreaterThan(1);
  for (const { src, sizes } of manifest.screenshots) {
    const png = readFileSync(`static${src}`);
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
});
