import { landscape, portrait, withBrowser } from '../browser/browser';
import { BurnIn } from '../browser/burn-in';
import { withDemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { openHurried } from './hurried-board';
import type { SkippedTime } from '../browser/skip-time';

/**
 * Minutes of the day. The hall is open from 8:00 to 20:00; night follows from the defaults for boards without
 * settings.
 */
const open = { from: 8 * 60, until: 20 * 60 };
/**
 * Seconds between pictures: no multiple of a scene's time nor of a minute, so that pictures fall everywhere.
 */
const every = 97;
const most = 30;

/** Greatest brightness of the background at an hour when each evening step has begun, in percent of noon. */
const evening = [
  { at: '19:00', minute: 19 * 60, most: 90 },
  { at: '21:00', minute: 21 * 60, most: 25 },
  { at: '23:00', minute: 23 * 60, most: 15 }
];

/**
 * Takes pictures over a simulated day of the demo's board. The figures are the share of the opening hours in
 * which the worst pixel is lit by the same text, line or QR code. Another one is whether the background darkens in
 * the evening.
 */
export async function boardBurnIn(progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer(async ({ url }) => [
    ...(await aDay(url, 'landscape', progress)),
    ...(await aDay(url, 'portrait', progress))
  ]);
}

async function aDay(
  url: string,
  hung: 'landscape' | 'portrait',
  progress: BenchProgress
): Promise<BenchFigure[]> {
  const options = { landscape, portrait }[hung];
  const size = options.viewport ?? { width: 1920, height: 1080 };
  return withBrowser({ ...options, serviceWorkers: 'block' }, async (context) => {
    const { page } = await openHurried(context, url, { minute: open.from, all: false });
    const begun = await page.evaluate(() => (window as unknown as { time: SkippedTime }).time.now());
    const midnight = begun - (begun % 60_000) - open.from * 60_000;
    /** Advances the time to an instant; animations are finished by then. */
    const until = async (instant: number) => {
      await page.evaluate((to) => (window as unknown as { time: SkippedTime }).time.to(to), instant);
      return page.screenshot({ type: 'png' });
    };
    const burnt = new BurnIn(size.width, size.height);
    let noon = 0;
    const last = midnight + open.until * 60_000;
    for (let at = begun + every * 1000; at < last; at += every * 1000) {
      const background = burnt.add(await until(at));
      if (at < midnight + 12 * 3_600_000) noon = lightOf(background);
      if (burnt.pictures % 100 === 0) progress(`${hung}: ${burnt.pictures} pictures`);
    }
    const worst = burnt.worst();
    progress(
      `${hung}: worst at ${worst.x}, ${worst.y}; ${burnt.over(most / 100)} pixels over ${most} %, ${burnt.over(0.2)} over 20 %`
    );
    const figures: BenchFigure[] = [
      {
        id: `burn-in-${hung}`,
        name: `board, ${hung}: worst pixel lit alike, of the opening hours (${burnt.pictures} pictures)`,
        unit: '%',
        samples: [worst.share * 100],
        limit: { of: 'value', most }
      }
    ];
    for (const step of evening) {
      const background = new BurnIn(size.width, size.height).add(
        await until(midnight + step.minute * 60_000)
      );
      figures.push({
        id: `ground-${hung}-${step.minute}`,
        name: `… light of the ground at ${step.at}, of noon’s`,
        unit: '%',
        samples: [(lightOf(background) / noon) * 100],
        limit: { of: 'value', most: step.most }
      });
    }
    return figures;
  });
}

/** The relative luminance of a colour (WCAG 2.2), from 0 to 1. */
function lightOf(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
