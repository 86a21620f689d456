import type { Lang } from '../../lib/points';

const ledger = '--roster FILE --entries FILE [--ballots FILE] [--first 2026-03] --period 2026-10';

/** One line for each way of calling the command, as a refusal shows them. */
export const usageText = [
  `score --scheme ID|FILE ${ledger} [--json]`,
  `explain --scheme ID|FILE ${ledger} --subject ID [--json]`,
  `diff --scheme ID|FILE --with ID|FILE ${ledger} [--json]`,
  'check --scheme ID|FILE [--roster FILE] [--json]',
  'read --scheme ID|FILE --roster FILE --month 2026-11 FILE [--sheet NAME] [--as entries|roster|takeover] [--answers FILE] [--json]',
  'new --from FILE [--out review.csv|review.xlsx]',
  'new --confirmed review.csv --name NAME --from-date 2026-01-01 [--scored people|members|households|communities] [--clears year|never] [--out scheme.yaml]',
  'new [--answers FILE] [--out scheme.yaml]'
];

const does: Record<Lang, string[]> = {
  zh: [
    '给文件算分',
    '一个人的分数是怎么来的：逐条的事项、条款、依据，没有计入的和原因',
    '换一个办法或版本，谁的分数、名次和结果会变；什么也不公布',
    '检查办法文件',
    '照办公室导入的读法读一份表：每一格读成了什么、要问什么、为什么不读',
    '从文件里的条文列出清单，待人确认',
    '从确认过的清单生成办法文件',
    '问答生成办法文件'
  ],
  en: [
    'scores files',
    'why somebody has these points: entries, clauses, grounds, and what was not counted',
    'who moves under another scheme or version, by how much; publishes nothing',
    'checks a scheme file',
    'reads a sheet as the office’s import does: what each cell became, what is asked, what is left out and why',
    'lists what a document says, for a person to confirm',
    'makes a scheme file from a confirmed list',
    'makes a scheme file by asking'
  ]
};

const more: Record<Lang, string[]> = {
  zh: [
    '办法写内置编号或文件路径；名册、事项、评议票是 CSV（UTF-8 或 GBK）或 .xlsx。',
    '周期写 2026-10、2026-Q4、2026-H2 或 2026。--first 是台账的首月：更早的月份没有记录，不算谁在岗。',
    '--lang en 换成英文。出错时退出码为 2。'
  ],
  en: [
    'A scheme is a built-in id or a path; roster, entries and ballots are CSV (UTF-8 or GBK) or .xlsx.',
    'A period is 2026-10, 2026-Q4, 2026-H2 or 2026. --first is the ledger’s first month: before it nobody is in service.',
    '--lang zh for Chinese. Exit code 2 when refused.'
  ]
};

/** The text that `--help` prints. */
export function helpText(lang: Lang): string {
  const lines = usageText.flatMap((line, n) => [`  ${line}`, `      ${does[lang][n] ?? ''}`]);
  return ['npm run -s points --', ...lines, '', ...more[lang], ''].join('\n');
}
