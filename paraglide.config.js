/** Options of the message compiler, shared by Vite and by `npm run messages`. */
export const paraglide = {
  project: './project.inlang',
  outdir: './src/lib/text/generated',
  /** @type {['cookie', 'preferredLanguage', 'baseLocale']} */
  strategy: ['cookie', 'preferredLanguage', 'baseLocale']
};
