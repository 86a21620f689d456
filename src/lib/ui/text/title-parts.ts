/**
 * Cuts a notice's heading where a line may end: behind its period, before the word for what is scored, and before its kind.
 * The parts together are exactly the heading.
 */
export function titleParts(title: string): string[] {
  return title.split(
    /(?<=^关于\d{4}年(?:\d{1,2}月|第.季度|[上下]半年|度))|(?=积分|考核|得分情况)|(?=补充公示$)/
  );
}
