/** The most numbers that are repeated: a hall reads no more from its far end. */
const most = 3;

/** Words beside which a short number is one to call, not a distance or a house. */
const callWords =
  /[拨打报]|电话|热线|致电|联系|值班|抢修|火警|火情|明火|消防|急救|急诊|救护|医院|公安|派出所|救援|求助|call|dial|phone|ring|fire|police|ambulance|emergency|\btel/i;

/**
 * Longer numbers tell themselves: a mobile, a 400 number, a landline with or without its area. A point or dash beside one may
 * end a sentence, but not go on with digits.
 */
const long =
  /(^|[^\d.-]|[^\d][.-])(1[3-9]\d[- ]?\d{4}[- ]?\d{4}|[48]00[- ]?\d{3}[- ]?\d{4}|(?:0\d{2,3}[- ]?)?[2-9]\d{2,3}[- ]?\d{4})(?!\d|[.-]\d)/g;

/** Emergency and service numbers, but for what is counted or numbered by them. */
const short =
  /(^|[^\d.-]|[^\d][.-])(11[09]|12[02]|1[02]\d{3}|9[56]\d{3,4})(?!\d|[.-]\d)(?!\s*[米号楼路室人户元个天分秒吨栋幢层℃千万年月])/g;

/** An emergency number that has a line of its own. */
const alone = /^(\s*)(11[09]|12[02]|12345)\s*[.。!！]?\s*$/g;

/** Any number right behind a word for calling it: an extension, too. */
const named =
  /((?:拨打|请打|电话|热线|致电|分机|call|dial|phone|tel)[\s:：.]*)(\d{3,8})(?!\d|[.-]\d)(?!\s*[米号楼路室人户元个天分秒吨栋幢层℃千万年月])/gi;

const date = /^(19|20)\d\d(0[1-9]|1[0-2])\d\d$/;

/**
 * Finds the telephone numbers in an emergency's text, as they are written, so that each of its pages can
 * name them.
 * @param text instructions, one per line
 */
export function numbersToCall(text: string): string[] {
  const found = text.split('\n').flatMap((line) => {
    const patterns = [long, alone, named, ...(callWords.test(line) ? [short] : [])];
    const hits = patterns.flatMap((pattern) =>
      Array.from(line.matchAll(pattern), ({ index, 0: all, 2: number = '' }) => {
        const from = index + all.lastIndexOf(number);
        return { from, until: from + number.length, number };
      })
    );
    // The longer of two that begin alike is the whole number.
    hits.sort((a, b) => a.from - b.from || b.until - a.until);
    return hits
      .filter(({ from }, at) => hits.slice(0, at).every(({ until }) => until <= from))
      .map(({ number }) => number);
  });
  return [...new Set(found)].filter((number) => !date.test(number)).slice(0, most);
}
