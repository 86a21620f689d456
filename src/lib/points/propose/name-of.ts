const openings =
  /^(?:相反|每[月季年]度?|但是|如果|如因|如|若|对|凡|因|并且?|在|月内|以及|受(?=.*表彰)|分别|每有一次|每有|每起或|每|其他符合(?=《))[,\s]*/;
const endings =
  /(?<![\d过于到])(?:月度总分|半年汇总时|一次性|每人|每[一\d]?[次项件起个篇户例人]|[一1][次项件起个篇户例]性?|每次|每起|或每人|视检查结果|视情节|视情况|年终|的|者|那么|,|、|:|相对应|分别|违)$/;

/** A short name for an item: the part of its sentence that says what happened. At most 20 characters: it hangs on a wall. */
export function nameOf(unit: string): string {
  const parts = unit
    .split(/[,;。:\n]/)
    .map((part) => trimmed(part.replace(/\s+/g, '')))
    .filter((part) => part.length >= 2);
  const last = parts[parts.length - 1] ?? '';
  const before = parts[parts.length - 2] ?? '';
  const name = last.length < 4 && before !== '' ? `${before}${last}` : last;
  return name.slice(0, 20);
}

function trimmed(part: string): string {
  let text = part.replace(/[“”"《》()]/g, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(openings, '').replace(endings, '');
  }
  return text;
}
