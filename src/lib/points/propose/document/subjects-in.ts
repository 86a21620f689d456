/** Those whom a document scores, as far as its words tell. */
export type DocumentSubjects = 'households' | 'people';

const stated: Record<DocumentSubjects, RegExp> = {
  households:
    /以(?:户|家庭|农户|村户)为(?:基本)?(?:单[位元]|对象|主体)|积分(?:对象|主体)[^。;；]{0,12}(?:户|家庭)/,
  people:
    /以(?:个人|党员|干部|志愿者)为(?:基本)?(?:单位|对象|主体)|积分(?:对象|主体)[^。;；]{0,20}(?:党员|干部|个人|志愿者|人员)/
};
const mentioned: Record<DocumentSubjects, RegExp> = {
  households: /(?:每户|户均|各户|家庭|农户)[^，,。;；]{0,6}积?分|户积分/,
  people: /(?:党员|干部|个人|志愿者|教师|学生|网格员|工作人员)的?(?:日常|个人|年度)?积分(?!兑换|超市)/
};

/** Reads whether a document scores households or people. Null where it doesn't say, or says both. */
export function subjectsIn(text: string): DocumentSubjects | null {
  return oneOf(stated, text) ?? (none(stated, text) ? oneOf(mentioned, text) : null);
}

function oneOf({ households, people }: typeof stated, text: string): DocumentSubjects | null {
  const isHouseholds = households.test(text);
  return isHouseholds === people.test(text) ? null : isHouseholds ? 'households' : 'people';
}

function none({ households, people }: typeof stated, text: string): boolean {
  return !households.test(text) && !people.test(text);
}
