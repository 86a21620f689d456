import { expect, it } from 'vitest';
import { screenBrowser } from './screen-browser';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

/** User agents as makers document them, and as they were seen. */
const seen: [fit: string, name: string, device: string, userAgent: string][] = [
  [
    'none',
    'WebKit 537',
    'LG webOS',
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.41 (KHTML, like Gecko) Large Screen WebAppManager Safari/537.41'
  ],
  [
    'none',
    'Chromium 38',
    'LG webOS',
    `Mozilla/5.0 (Web0S; Linux/SmartTV) ${webkit} Chrome/38.0.2125.122 Safari/537.36 WebAppManager`
  ],
  [
    'lite',
    'Chromium 53',
    'LG webOS',
    `Mozilla/5.0 (Web0S; Linux/SmartTV) ${webkit} Chrome/53.0.2785.34 Safari/537.36 WebAppManager`
  ],
  [
    'lite',
    'Chromium 68',
    'LG webOS',
    `Mozilla/5.0 (Web0S; Linux/SmartTV) ${webkit} Chrome/68.0.3440.106 Safari/537.36 WebAppManager`
  ],
  [
    'lite',
    'Chromium 79',
    'LG webOS',
    `Mozilla/5.0 (Web0S; Linux/SmartTV) ${webkit} Chrome/79.0.3945.79 Safari/537.36 WebAppManager`
  ],
  [
    'full',
    'Chromium 87',
    'LG webOS',
    `Mozilla/5.0 (Web0S; Linux/SmartTV) ${webkit} Chrome/87.0.4280.88 Safari/537.36 WebAppManager`
  ],
  [
    'full',
    'Chromium 94',
    'LG webOS',
    `Mozilla/5.0 (Web0S; Linux/SmartTV) ${webkit} Chrome/94.0.4606.128 Safari/537.36 WebAppManager`
  ],
  [
    'none',
    'WebKit 538',
    'Samsung Tizen',
    'Mozilla/5.0 (SMART-TV; Linux; Tizen 2.4.0) AppleWebkit/538.1 (KHTML, like Gecko) SamsungBrowser/1.1 TV Safari/538.1'
  ],
  [
    'none',
    'Chromium 47',
    'Samsung Tizen',
    `Mozilla/5.0 (SMART-TV; Linux; Tizen 3.0) ${webkit} SamsungBrowser/2.0 Chrome/47.0.2526.69 TV safari/537.36`
  ],
  [
    'lite',
    'Chromium 56',
    'Samsung Tizen',
    `Mozilla/5.0 (SMART-TV; Linux; Tizen 4.0) ${webkit} SamsungBrowser/2.1 Chrome/56.0.2924.0 TV Safari/537.36`
  ],
  [
    'lite',
    'Chromium 63',
    'Samsung Tizen',
    `Mozilla/5.0 (SMART-TV; Linux; Tizen 5.0) ${webkit} Version/5.0 TV Safari/537.36 Chrome/63.0.3239.84`
  ],
  [
    'lite',
    'Chromium 69',
    'Samsung Tizen',
    `Mozilla/5.0 (SMART-TV; LINUX; Tizen 5.5) ${webkit} 69.0.3497.106/5.5 Chrome/69.0.3497.106 TV Safari/537.36`
  ],
  [
    'lite',
    'Chromium 76',
    'Samsung Tizen',
    `Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) ${webkit} Chrome/76.0.3809.146/6.0 TV Safari/537.36`
  ],
  [
    'lite',
    'Chromium 85',
    'Samsung Tizen',
    `Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) ${webkit} Chrome/85.0.4183.93/6.5 TV Safari/537.36`
  ],
  [
    'full',
    'Chromium 94',
    'Samsung Tizen',
    `Mozilla/5.0 (SMART-TV; LINUX; Tizen 7.0) ${webkit} Chrome/94.0.4606.31/7.0 TV Safari/537.36`
  ],
  [
    'none',
    'WebKit 534',
    'Android',
    'Mozilla/5.0 (Linux; U; Android 4.4.2; zh-cn; MBX Build/KOT49H) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Safari/534.30'
  ],
  [
    'none',
    'Chromium 44',
    'Android',
    `Mozilla/5.0 (Linux; Android 6.0; MiBOX3) ${webkit} Version/4.0 Chrome/44.0.2403.119 Safari/537.36`
  ],
  [
    'lite',
    'Chromium 51',
    'Android',
    `Mozilla/5.0 (Linux; Android 7.0; TV BOX) ${webkit} Chrome/51.0.2704.91 Safari/537.36`
  ],
  [
    'lite',
    'Chromium 83',
    'Android',
    `Mozilla/5.0 (Linux; Android 9; rk3328) ${webkit} Chrome/83.0.4103.120 Safari/537.36`
  ],
  [
    'lite',
    'Chromium 86',
    'Android',
    `Mozilla/5.0 (Linux; Android 10; V1838A; wv) ${webkit} Version/4.0 Chrome/86.0.4240.99 XWEB/3171 MMWEBSDK/20220105 Mobile Safari/537.36 MicroMessenger/8.0.19.2080(0x28001351)`
  ],
  [
    'full',
    'Chromium 116',
    'Android',
    `Mozilla/5.0 (Linux; Android 13; M2012K11AC; wv) ${webkit} Version/4.0 Chrome/116.0.0.0 XWEB/1160117 MMWEBSDK/20231202 Mobile Safari/537.36 MicroMessenger/8.0.47.2560(0x28002F35)`
  ],
  [
    'full',
    'iOS 17',
    '',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.48(0x18003030) NetType/WIFI Language/zh_CN'
  ],
  [
    'lite',
    'iOS 12',
    '',
    'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1'
  ],
  [
    'none',
    'iOS 9',
    '',
    'Mozilla/5.0 (iPad; CPU OS 9_3 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) CriOS/63.0.3239.73 Mobile/13E230 Safari/601.1.46'
  ],
  [
    'full',
    'Safari 17',
    'macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15'
  ],
  ['full', 'Firefox 128', 'Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'],
  ['lite', 'Firefox 78', 'Windows', 'Mozilla/5.0 (Windows NT 10.0; rv:78.0) Gecko/20100101 Firefox/78.0'],
  [
    'full',
    'Chromium 140',
    'Windows',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`
  ],
  [
    'full',
    'Chromium 87',
    'Linux',
    `Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/87.0.4272.0 Safari/537.36`
  ],
  [
    'lite',
    'Edge 18',
    'Windows',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763`
  ],
  [
    'none',
    'Internet Explorer 11',
    'Windows',
    'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko'
  ],
  ['none', 'Opera 2', 'Linux', 'Opera/9.80 (Linux mips; HbbTV/1.2.1) Presto/2.12.362 Version/12.11'],
  ['full', '', '', 'node'],
  ['full', '', '', '']
];

it.each(seen)('%s: %s %s', (fit, name, device, userAgent) => {
  expect(screenBrowser(userAgent)).toEqual({ fit, name, device });
});
