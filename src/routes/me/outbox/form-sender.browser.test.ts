import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { ownClaim } from '../../../../tests/fixtures/own-claim';
import SentForm from '../../../../tests/fixtures/SentForm.svelte';
import { ownObjection } from '../../../../tests/fixtures/own-objection';
import type { FilledForm, OutboxForm } from '$lib/local/phone/outbox/outbox-form';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import ReportedClaim from '../claims/ReportedClaim.svelte';
import ObjectionRow from '../notice/ObjectionRow.svelte';
import { PhoneSession } from '../phone-session.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => {
  overwriteGetLocale(usual);
  vi.restoreAllMocks();
});

const state = merge(null, makeDelta({ scheme: parseScheme(schemeText), sealed: 1 }));
const claim = ownClaim('c1', { mine: false, answerBy: '2026-11-30', state: 'waiting' });
const objection = ownObjection('r1', { appeal: { until: '2099-12-31', seen: 2 } });

/** A colleague's report to be answered, by a session whose outbox takes what `submit` takes. */
async function report(submit: (form: Omit<FilledForm, 'key'>) => Promise<void>) {
  const session = new PhoneSession(state, 'server');
  vi.spyOn(session, 'submit').mockImplementation(submit);
  const drawn = await drawOnPhone(session, ReportedClaim, { claim, key: 'key-1' });
  return {
    session,
    drawn,
    yes: drawn.querySelector<HTMLButtonElement>('button[value=yes]') ?? expect.fail('a button')
  };
}

it('S4 a second tap sends nothing more while the first one is being stored', async () => {
  const taken: string[] = [];
  let stored = () => {};
  const storing = new Promise<void>((done) => (stored = done));
  const { yes } = await report(({ about }) => {
    taken.push(about);
    return storing;
  });
  yes.click();
  yes.click();
  await vi.waitFor(() => expect(taken).toEqual(['c1']));
  stored();
  await storing;
  expect(taken).toEqual(['c1']);
});

it('S4 a button says that its press is under way only when that takes long, and keeps the focus', async () => {
  const session = new PhoneSession(state, 'server');
  let stored = () => {};
  const submit = vi
    .spyOn(session, 'submit')
    .mockResolvedValueOnce()
    .mockReturnValueOnce(new Promise((done) => (stored = done)));
  const drawn = await drawOnPhone(session, SentForm, {});
  const button = drawn.querySelector('button') ?? expect.fail('a button');
  const said: (string | null)[] = [];
  new MutationObserver(() => said.push(button.ariaBusy)).observe(button, { attributes: true });
  button.focus();

  button.click();
  await vi.waitFor(() => expect(submit).toHaveBeenCalledTimes(1));
  await Promise.resolve();
  button.click();
  await vi.waitFor(() => expect(said).toEqual(['true']));
  expect(document.activeElement).toBe(button);
  stored();
  await vi.waitFor(() => expect(said).toEqual(['true', 'false']));
  expect(submit).toHaveBeenCalledTimes(2);
});

it('S6 goes in the place of what was refused about the same claim, which would hold it back', async () => {
  const { session, yes } = await report(() => Promise.resolve());
  const form = { action: '/me/claims?/answer', fields: [], file: null, at: 0 };
  const refusal = { code: 'claim-changed', sentence: '有变化' };
  session.outbox = [
    { ...form, key: 'f1', about: 'c1', state: 'refused', refusal },
    { ...form, key: 'f2', about: 'c2', state: 'refused', refusal }
  ];
  const givenUp: string[] = [];
  vi.spyOn(session, 'giveUp').mockImplementation((key) => {
    givenUp.push(key);
    return Promise.resolve();
  });
  yes.click();
  await vi.waitFor(() => expect(givenUp).toEqual(['f1']));
});

it('S10 says that a form came to nothing, and takes it at the next press', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  let isBroken = true;
  const { drawn, yes } = await report(() =>
    isBroken ? Promise.reject(new DOMException('the file was moved', 'NotReadableError')) : Promise.resolve()
  );
  yes.click();
  await vi.waitFor(() => expect(drawn.querySelector('[role=alert]')?.textContent).toContain('没有存下'));
  isBroken = false;
  yes.click();
  await vi.waitFor(() => expect(drawn.querySelector('[role=alert]')).toBeNull());
});

it('gives the reasons that were refused back once: whoever empties the field keeps it empty', async () => {
  const session = new PhoneSession(state, 'server');
  const refused: OutboxForm = {
    key: 'f1',
    action: '/me/notice?/appeal',
    fields: [['words', '还是少记了一次。']],
    file: null,
    about: 'r1',
    at: 0,
    state: 'refused',
    refusal: { code: 'x', sentence: '没有收下' }
  };
  session.outbox = [refused];
  const drawn = await drawOnPhone(session, ObjectionRow, {
    objection,
    key: 'key-1',
    today: '2026-11-20',
    typed: undefined
  });
  const field = drawn.querySelector('textarea') ?? expect.fail('a field');
  await vi.waitFor(() => expect(field.value).toBe('还是少记了一次。'));
  field.value = '';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  session.outbox = [{ ...refused }];
  await new Promise<void>((drawnAgain) => requestAnimationFrame(() => drawnAgain()));
  expect(field.value).toBe('');
});
