import { afterEach, expect, test } from 'vitest';
import { overwriteGetLocale, getLocale } from '$lib/text/generated/runtime';
import { limited } from './text-limit';

const usual = getLocale;
afterEach(() => overwriteGetLocale(usual));

function aField(limit: number) {
  overwriteGetLocale(() => 'zh-CN');
  const form = document.createElement('form');
  const field = document.createElement('textarea');
  form.append(field);
  document.body.append(form);
  const end = limited(limit)(field);
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return { counter: form.querySelector('.count')?.textContent ?? null, isSent: form.checkValidity() };
  };
  return { form, field, type, end: () => end?.() };
}

test('a text is counted near its limit, and beyond it is kept whole and kept from being sent', () => {
  const { field, type, form, end } = aField(10);
  expect(type('一二三四五六七')).toEqual({ counter: null, isSent: true });
  expect(type('一二三四五六七八')).toEqual({ counter: '8 / 10 字', isSent: true });
  // A character outside the basic plane counts once, as on the server.
  expect(type('一二三四五六七八九𠮷')).toEqual({ counter: '10 / 10 字', isSent: true });
  const long = '一二三四五六七八九十多两字';
  expect(type(long)).toEqual({ counter: '13 字，最多 10 字：请删去 3 字', isSent: false });
  expect(field.value).toBe(long);
  expect(type('短')).toEqual({ counter: null, isSent: true });
  end();
  form.remove();
});
