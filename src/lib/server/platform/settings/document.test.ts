import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { settingsDocument } from './document';

// `npx vitest run --project unit src/lib/server/platform/settings -u` writes them anew.
it.each([
  ['en', 'settings.md'],
  ['zh', 'settings.zh-CN.md']
] as const)('the document is the list (%s)', async (language, name) => {
  const options = await resolveConfig('docs/settings.md');
  const text = await format(settingsDocument(language), { ...options, parser: 'markdown' });
  await expect(text).toMatchFileSnapshot(`../../../../../docs/${name}`);
});
