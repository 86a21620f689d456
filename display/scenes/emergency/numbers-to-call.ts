/** The most numbers that are repeated: a hall reads no more from its far end. */
const most = 3;

/** Words beside which a short number is one to call, not a distance or a house. */
const callWords = /[拨打]|电话|报警|热线|致电|联系|值班|抢修|call|dial|phone|tel|ring/i;

/** Longer numbers tell themselves: a mobile, a 400 number, a landline with or without its area. */
const long =
  /(^|[^\d.-])(1[3-9]\d[- ]?\d{4}[- ]?\d{4}|[48]00[- ]?\d{3}[- ]?\d{4}|(?:0\d{2,3}[- ]?)?[2-9]\d{2,3}[- ]?\d{4})(?![\d.-])/g;

/** Emergency and service numbers, but for what is counted or numbered by them. */
const short =
  /(^|[^\d.-])(11[09]|12[02]|1[02]\d{3}|9[56]\d{3,4})(?![\d.-])(?!\s*[米号楼路室人户元个天分秒吨栋幢层℃千万年月])/g;

const date = /^(19|20)\d\d(0[1-9]|1[0-2])\d\d$/;

/**
 * Finds the telephone numbers in an emergency's text, as they are written, so that each of its pages can
 * name them.
 * @param text instructions, one per line
 */
export function numbersToCall(text: string): string[] {
  const found = text.split('\n').flatMap((line) => {
    const places = [long, ...(callWords.test(line) ? [short] : [])].flatMap((pattern) =>
      Array.from(line.matchAll(pattern), ({ index, 2: number = '' }) => ({ index, number }))
    );
    return places.sort((a, b) => a.index - b.index).map(({ number }) => number);
  });
  return [...new Set(found)].filter((number) => !date.test(number)).slice(0, most);
}
