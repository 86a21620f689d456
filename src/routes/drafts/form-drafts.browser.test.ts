import { afterEach, expect, test } from 'vitest';
import { draftAddress, draftPlace, draftTime, FormDrafts, moveOwnDrafts } from './form-drafts';

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
  places.push('?entry=L0001', '?redo=k1');
  expect(new Set(places.map((search) => at(search))).size).toBe(places.length);
  expect(at('?page=2&view=all')).toBe(at(''));
});

const onPhone = (search: string) => draftPlace('', { pathname: '/me/claims/new', search });

test('a form of one’s own pages is found by its key again: one for each item and each corrected claim', () => {
  const drafts = new FormDrafts(sessionStorage, 'liming');
  const { form, reason } = aForm();
  reason.value = '调解';
  const searches = ['?item=mediation', '?amend=c1', '?item=late&done=yes'];
  for (const search of searches) drafts.keep(onPhone(search), form, { sent: false });
  const keys = Object.keys(sessionStorage);
  expect(keys.map(draftAddress).sort()).toEqual(
    ['?amend=c1', '?item=late', '?item=mediation'].map((search) => `/me/claims/new${search}`)
  );
  expect(draftTime(sessionStorage.getItem(keys[0]!)!)).toBeGreaterThan(Date.now() - 60_000);
});

test('a form with nothing but a file leaves no draft', () => {
  const drafts = new FormDrafts(sessionStorage, 'liming');
  const form = document.createElement('form');
  form.innerHTML = '<input type="hidden" name="key" value="k"><input type="file" name="file">';
  drafts.keep(onPhone(''), form, { sent: false });
  expect(sessionStorage).toHaveLength(0);
});

test('one’s own drafts move along; of two of one page the later one stays, and the office’s stay behind', () => {
  const phone = new Map<string, string>();
  const to: Storage = {
    ...sessionStorage,
    length: 0,
    clear: () => phone.clear(),
    key: (at) => [...phone.keys()][at] ?? null,
    getItem: (key) => phone.get(key) ?? null,
    setItem: (key, text) => void phone.set(key, text),
    removeItem: (key) => void phone.delete(key)
  };
  const draft = (text: string, at: number) =>
    JSON.stringify({ fields: { a: { text, sent: false } }, files: false, at });
  const [early, late] = [`draft liming ${onPhone('?item=a')}`, `draft liming ${onPhone('?item=b')}`];
  for (const [key, text] of [
    [early, draft('窗口', 1)],
    [late, draft('窗口', 3)],
    [`draft liming ${at('')}`, draft('室', 3)]
  ] as const)
    sessionStorage.setItem(key, text);
  for (const key of [early, late]) phone.set(key, draft('手机', 2));
  moveOwnDrafts(sessionStorage, to, 'liming');
  expect([phone.get(early), phone.get(late)]).toEqual([draft('手机', 2), draft('窗口', 3)]);
  expect(Object.keys(sessionStorage)).toEqual([`draft liming ${at('')}`]);
});

test('S14 files have to be chosen again, unless the page keeps them itself', () => {
  const drafts = new FormDrafts(sessionStorage, 'liming');
  const aFormWithFile = (more = '') => {
    const { form, reason } = aForm();
    form.insertAdjacentHTML('beforeend', `<input type="file" ${more}>`);
    return { form, reason, file: form.querySelector<HTMLInputElement>('[type=file]')! };
  };
  const chosen = new DataTransfer();
  chosen.items.add(new File(['%PDF'], '协议书.pdf'));
  const typed = aFormWithFile();
  typed.reason.value = '调解';
  typed.file.files = chosen.files;
  drafts.keep(onPhone(''), typed.form, { sent: false });
  const restored = (more?: string) =>
    drafts.restore(onPhone(''), aFormWithFile(more).form, new WeakSet()).files;
  expect([restored(), restored('data-kept')]).toEqual([true, false]);
});
