import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Watchdog } from './watchdog';
import { paintedWithin } from './stage/painted';

function watchdog() {
  const said: string[] = [];
  const state = { at: 0, painted: null as number | null, content: false, emergency: false, freezes: false };
  const it = new Watchdog({
    frames: {
      isRecent: (now) => state.painted !== null && now - state.painted < paintedWithin,
      ask: () => {
        if (!state.freezes) state.painted = state.at;
        return Promise.resolve();
      }
    },
    now: () => state.at,
    hasContent: () => state.content,
    hasEmergency: () => state.emergency,
    say: (word) => said.push(word)
  });
  const run = (seconds: number) => {
    const before = said.length;
    for (let second = 0; second < seconds; second++) {
      state.at += 1000;
      it.tick();
    }
    return said.slice(before);
  };
  return { state, run };
}

it('frames without content are no picture', () => {
  const { state, run } = watchdog();
  expect(run(10)).toEqual(['sunboard: unpainted usual']);
  state.content = true;
  expect(run(1)).toEqual(['sunboard: painted usual']);
});

it('says it every 20 seconds, and at once when it changes', () => {
  const { state, run } = watchdog();
  state.content = true;
  expect(run(1)).toHaveLength(1);
  expect(run(60)).toEqual(Array(3).fill('sunboard: painted usual'));
  state.emergency = true;
  expect(run(1)).toEqual(['sunboard: painted emergency']);
  state.emergency = false;
  expect(run(1)).toEqual(['sunboard: painted usual']);
});

it('a screen that stands still says so within seconds, and goes on saying it', () => {
  const { state, run } = watchdog();
  state.content = true;
  run(1);
  state.freezes = true;
  expect(run(3)).toEqual(['sunboard: unpainted usual']);
  state.emergency = true;
  expect(run(21)).toEqual(['sunboard: unpainted emergency', 'sunboard: unpainted emergency']);
});

it('the computer below knows each of its words', () => {
  const watch = readFileSync('display/kiosk/watch.sh', 'utf8');
  for (const frames of ['painted', 'unpainted'])
    for (const state of ['usual', 'emergency'])
      expect(watch).toContain(`:CONSOLE*'"sunboard: ${frames} ${state}"'*) heard ${frames} ${state} ;;`);
  expect(readFileSync('display/kiosk/waiting.html', 'utf8')).toContain("console.info('sunboard: waiting')");
  expect(watch).toContain(`:CONSOLE*'"sunboard: waiting"'*) alive ;;`);
});
