import type { FilingStep } from '$lib/server/domain/filings/filings';

/** The steps of a filing with the names of those who took them, and their papers. */
export function stepsView(steps: readonly FilingStep[], nameOf: (account: string) => string) {
  return steps.map(({ no, action, account, at, words, papers }) => ({
    no,
    action,
    at,
    words,
    by: nameOf(account),
    papers: papers.map(({ id, kind, size, name }) => ({
      id,
      name: name ?? '',
      isErased: name === null,
      kind: kind.toUpperCase(),
      size: `${Math.max(1, Math.round(size / 1024))} KB`
    }))
  }));
}

export type FilingStepView = ReturnType<typeof stepsView>[number];
