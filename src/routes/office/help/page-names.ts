/** The documents of docs/use in the order in which the help names them; the first one is shown first. */
export const helpPages = [
  'office',
  'committee',
  'superior',
  'board',
  'operator',
  'cadre',
  'resident'
] as const;
