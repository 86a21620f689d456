/** A figure to be set large, with its unit set small: 10 月. */
export interface BigFigure {
  figure: string;
  unit: string;
}

/** Splits a short text: 10月 gives 10 and 月, Oct gives Oct and ''. */
export function bigFigure(text: string): BigFigure {
  const [, figure = text, unit = ''] = /^(\d+)(.*)$/.exec(text) ?? [];
  return { figure, unit };
}
