import type { CDPSession, Page } from 'playwright';

/** Latency and throughput of a slow 4G network, as Lighthouse has them: ms of a round trip, bytes per second. */
const slow4G = { latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8 };

/** Slows the page's processor down four times, and its network to slow 4G. The page's worker isn't slowed down. */
export async function slowPhone(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, ...slow4G });
  return cdp;
}
