#!/usr/bin/env node
// Draws the phone's icons from static/icon.svg: `node tests/make/icons.mjs`. The PNGs are in the repository,
// so this runs only when the logo changes. A maskable icon keeps its drawing inside the middle 80%.
import { chromium } from 'playwright';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemChromium } from '../chromium.js';

const folder = fileURLToPath(new URL('../../static', import.meta.url));
const svg = readFileSync(`${folder}/icon.svg`, 'utf8');
const icons = [
  { name: 'icon-192', size: 192, part: 1 },
  { name: 'icon-512', size: 512, part: 1 },
  { name: 'icon-maskable-512', size: 512, part: 0.84 }
];

const browser = await chromium.launch({ executablePath: systemChromium(), args: ['--no-sandbox'] });
for (const { name, size, part } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawn = size * part;
  await page.setContent(
    `<body style="margin:0;background:#f6f1e6;height:100vh;display:grid;place-items:center">${svg.replace('<svg', `<svg width="${drawn}" height="${drawn}"`)}`
  );
  writeFileSync(`${folder}/${name}.png`, await page.screenshot());
  await page.close();
}
await browser.close();
