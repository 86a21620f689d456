/** A figure set large with its small unit: 10 月. */
export interface BigFigure {
  figure: string;
  unit: string;
}

/** 10月 → 10 and 月; Oct → Oct and nothing. */
export function bigFigure(text: string): BigFigure {
  const [, figure = text, unit = ''] = /^(\d+)(.*)$/.exec(text) ?? [];
  return { figure, unit };
}
