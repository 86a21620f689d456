import { readDocument } from '$lib/points/propose';
import type { BenchFigure } from '../runs/figure';

const goods = ['牙膏', '洗衣粉', '毛巾', '香皂', '大米', '食用油'];

/** One line of goods with their points, of about that many characters. */
function priceList(characters: number): string {
  const parts: string[] = [];
  for (let length = 0; length < characters;) {
    const n = parts.length;
    const part = `${goods[n % goods.length] ?? ''}${String((n % 90) + 1)}分`;
    parts.push(part);
    length += part.length + 1;
  }
  return parts.join('，');
}

/** Measures by processor time how a long document is read: a price list in one line, and a tenth of it. */
export function reading(): BenchFigure[] {
  const [whole, tenth] = [priceList(50_000), priceList(5_000)];
  // Others on the machine lengthen a long reading more than a short one; the processor's time is the reading's own.
  const time = (text: string) => {
    const before = process.cpuUsage();
    readDocument(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  // The first readings compile the patterns.
  for (let n = 0; n < 3; n += 1) time(tenth);
  // A single short reading ends before memory is collected, so ten are timed: as much text as the long one.
  const rounds = Array.from({ length: 9 }, () => {
    const short = Array.from({ length: 10 }, () => time(tenth)).reduce((sum, each) => sum + each) / 10;
    return { short, long: time(whole) };
  });
  const long = rounds.map((round) => round.long);
  return [
    {
      id: 'reading-50k',
      name: 'a price list of 50,000 characters in one line, read',
      unit: 'ms',
      samples: long,
      limit: { of: 'value', most: 300 }
    },
    {
      id: 'reading-tenfold',
      name: '… beside a tenth of it',
      unit: 'ms',
      samples: long,
      peer: { name: 'a tenth', samples: rounds.map((round) => round.short) },
      limit: { of: 'ratio', most: 12 }
    }
  ];
}
