/**
 * Clauses of a scheme's document about its process, word for word; the page shows them beside the unit's
 * own settings.
 */
interface ProcessClauses {
  deadline?: string;
  publicity?: string;
  objections?: string;
  filing?: string;
}

const clauses: Record<string, ProcessClauses> = {
  'community-cadres': {
    deadline: '干部积分申请表每月最后一天上报社区给纪检专干。',
    filing: '公示结束后，社区及时将干部半年积分情况报街道党工委备案，街道应对社区干部年度积分进行审核。',
    publicity: '在会后及时将干部上月积分情况进行公示，接受干部群众及效劳对象监督。',
    objections: '干部对本人积分有异议的，可向社区两委反映，两委应调查核实，核实情况向干部通报。'
  },
  'county-officials': {
    publicity: '每季度末，县委组织部将季度评定情况在全县范围内公开。',
    objections: '接受领导干部个人的申辩和问询，及时核实反馈。'
  },
  'party-members': {
    filing: '年末，党支部计算党员年度积分，报上级党组织审核备案。',
    publicity: '党支部将党员积分情况进行公示，接受党员、群众及服务对象监督。',
    objections: '党员对本人积分有异议的，可向党支部反映或向上级党组织申诉。'
  }
};

/**
 * The process clauses of a built-in scheme; empty where its document is silent, or for a unit's own scheme.
 */
export function processClauses(scheme: string): ProcessClauses {
  return clauses[scheme] ?? {};
}
