/**
 * The sentences for a database that was founded with another baseline. They say what to do instead, since no
 * migration leads from it to this program's tables.
 */
export const otherBaseline = {
  founded: {
    zh: '是正式发布以前的程序建立的，表结构不同，不能升级',
    en: 'was founded by a program from before the release; its tables differ and can’t be upgraded'
  },
  foundAnew: {
    zh: '请重新建立：演示用 npm run demo -- --reset，其他的用新的数据文件夹（DATA_DIR）或空数据库（DATABASE_URL）',
    en: 'found it anew: a demo with npm run demo -- --reset, any other in a new data folder (DATA_DIR) or an empty database (DATABASE_URL)'
  }
} as const;
