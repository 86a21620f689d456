import { expect, test } from 'vitest';
import { languageRequest } from './language';

const english = { cookie: 'PARAGLIDE_LOCALE=en; s=1', 'accept-language': 'en' };
const cookieOf = (path: string) =>
  languageRequest(new Request(`http://sun.example.cn${path}`, { headers: english })).headers.get('cookie');

test.each([
  ['/', 'PARAGLIDE_LOCALE=zh-CN'],
  ['/n/k7m2p9', 'PARAGLIDE_LOCALE=zh-CN'],
  ['/n/k7m2p9?lang=en', 'PARAGLIDE_LOCALE=en'],
  ['/a/k7m2p9?lang=de', 'PARAGLIDE_LOCALE=zh-CN'],
  ['/me', english.cookie],
  ['/office?lang=zh-CN', english.cookie]
])('%s is rendered with %s', (path, cookie) => {
  expect(cookieOf(path)).toBe(cookie);
});

test('gives the middleware no body, and leaves the form’s to its page', async () => {
  const posted = new Request('http://app/n/7kq3mfa/object?lang=en', {
    method: 'POST',
    headers: { cookie: 'PARAGLIDE_LOCALE=zh-CN' },
    body: new URLSearchParams({ said: '名次不对' })
  });
  const asked = languageRequest(posted);
  expect(asked.headers.get('cookie')).toBe('PARAGLIDE_LOCALE=en');
  expect(asked.body).toBeNull();
  expect((await posted.formData()).get('said')).toBe('名次不对');
});
