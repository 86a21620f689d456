import { reminderKinds } from '$lib/sync';
import { expect, it } from 'vitest';
import { reminderText } from './reminder-text';

it.each(reminderKinds)('%s: a sentence and its kind, in the person’s language, without a figure', (kind) => {
  for (const language of ['zh-CN', 'en']) {
    const message = JSON.parse(reminderText(kind, language));
    expect(Object.keys(message)).toEqual(['kind', 'sentence']);
    expect(message.kind).toBe(kind);
    expect(message.sentence).not.toMatch(/[\d{}一二三四五六七八九十]分/);
    expect(message.sentence).not.toMatch(/[\d{}]/);
    expect(/[\u4e00-\u9fff]/.test(message.sentence)).toBe(language === 'zh-CN');
  }
});
