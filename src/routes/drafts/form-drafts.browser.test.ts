import { afterEach, expect, test } from 'vitest';
import { draftPlace, FormDrafts } from './form-drafts';

afterEach(() => sessionStorage.clear());

function aForm(): { form: HTMLFormElement; reason: HTMLInputElement } {
  const form = document.createElement('form');
  form.innerHTML = '<input type="hidden" name="key" value="k"><input name="reason">';
  return { form, reason: form.querySelector<HTMLInputElement>('[name=reason]')! };
}

const at = (search: string, unit = 'liutang') => draftPlace(unit, { pathname: '/office/outcomes', search });

test('what was typed at one period stands there again, and in no other period’s form', () => {
  const drafts = new FormDrafts(sessionStorage, 'fangmin');
  const typed = aForm();
  typed.reason.value = '十月的理由';
  drafts.keep(at('?period=2026-10'), typed.form, { sent: false });
  for (const [place, text] of [
    [at('?period=2026-10'), '十月的理由'],
    [at('?period=2026-10&done=yes'), '十月的理由'],
    [at('?period=2026-11'), ''],
    [at(''), ''],
    [at('?period=2026-10', 'zhuxi'), '']
  ] as const) {
    const { form, reason } = aForm();
    drafts.restore(place, form, new WeakSet());
    expect(reason.value, place).toBe(text);
  }
});

test('another year, quarter, month, notice or entry is another form; a page of a list isn’t', () => {
  const places = ['', '?year=2026', '?year=2025', '?quarter=2026-Q1', '?month=2026-01', '?notice=k7m2p9a'];
  places.push('?entry=L0001', '?mend=k1');
  expect(new Set(places.map((search) => at(search))).size).toBe(places.length);
  expect(at('?page=2&view=all')).toBe(at(''));
});
