const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡'];
const given = [
  ...[
    '建国',
    '秀英',
    '志强',
    '桂芳',
    '晓东',
    '丽华',
    '文博',
    '雪梅',
    '国平',
    '玉兰',
    '浩然',
    '春燕',
    '立新',
    '婷婷'
  ],
  ...[
    '海涛',
    '静',
    '永强',
    '美玲',
    '俊杰',
    '红',
    '德明',
    '素珍',
    '宇航',
    '敏',
    '金山',
    '佳怡',
    '铁军',
    '凤英',
    '磊'
  ]
];

/**
 * Invented names, all different up to 1,160, the same each time.
 * @param from so that two units don't share theirs
 */
export function inventedNames(count: number, from: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index;
    const surname = surnames[n % surnames.length] ?? '';
    // 29 and 40 have no common divisor, so that pairs come again only after all of them.
    return surname + (given[(n * 7) % given.length] ?? '');
  });
}
