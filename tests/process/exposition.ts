/** One sample of Prometheus's text format. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const number = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|[+-]?Inf|NaN)$/i;
const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const label = /^([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/;
const suffixes: Record<string, string[]> = {
  counter: [''],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count']
};

/**
 * Reads Prometheus's text format 0.0.4 as strictly as its own checker: every family has its help and type
 * once and before its samples, its samples stand together, no sample stands twice; a histogram's buckets only grow
 * and end at +Inf with its count.
 * @throws Error that names the line
 */
export function readExposition(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const samples: Sample[] = [];
  const helped = new Set<string>();
  const types = new Map<string, string>();
  const ended = new Set<string>();
  const seen = new Set<string>();
  let family = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const wrong = (why: string) => new Error(`${why}: ${line}`);
    const [, what, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (line.startsWith('#')) {
      if (!what) throw wrong('neither help nor type');
      if (what === 'HELP' ? helped.has(name) : types.has(name)) throw wrong('said twice');
      if (what === 'TYPE' && !Object.hasOwn(suffixes, rest)) throw wrong('no such type');
      if (what === 'HELP') helped.add(name);
      else types.set(name, rest);
      if (family !== name) ended.add(family);
      family = name;
      continue;
    }
    const [, sampled = '', labelText = '', value = ''] = sampleLine.exec(line) ?? [];
    if (!number.test(value)) throw wrong('no sample');
    const fits = (suffixes[types.get(family) ?? ''] ?? []).some((suffix) => sampled === family + suffix);
    if (!fits || !helped.has(family) || ended.has(family)) throw wrong('not of the family above it');
    const key = `${sampled}{${labelText}}`;
    if (seen.has(key)) throw wrong('stands twice');
    seen.add(key);
    samples.push({
      name: sampled,
      labels: labelsOf(labelText, wrong),
      value: Number(value.replace('Inf', 'Infinity'))
    });
  }
  for (const [name, type] of types) if (type === 'histogram') checkHistogram(name, samples);
  return samples;
}

function labelsOf(text: string, wrong: (why: string) => Error): Record<string, string> {
  const labels: Record<string, string> = {};
  for (let rest = text; rest !== '';) {
    const [all, name, value] = label.exec(rest) ?? [];
    if (all === undefined || name === undefined || Object.hasOwn(labels, name)) throw wrong('bad labels');
    labels[name] = value ?? '';
    rest = rest.slice(all.length);
  }
  return labels;
}

function checkHistogram(name: string, samples: readonly Sample[]): void {
  const counts = samples.filter((sample) => sample.name === `${name}_count`);
  for (const { labels, value } of counts) {
    const same = (sample: Sample) =>
      Object.entries(labels).every(([key, each]) => sample.labels[key] === each);
    const buckets = samples.filter((sample) => sample.name === `${name}_bucket` && same(sample));
    const grows = buckets.every(({ value: each }, index) => each >= (buckets[index - 1]?.value ?? 0));
    const last = buckets.at(-1);
    if (!grows || last?.labels.le !== '+Inf' || last.value !== value) throw new Error(`${name}: bad buckets`);
  }
}
