import { classOf, hasDeclaring, type Scheme } from '../../src/lib/points';

export type OrganDuty = keyof Scheme['organs'];
export type ProcedureStep = keyof Scheme['procedure'];

/** A step that a document says nothing about, and what the product does then. */
interface SilentStep {
  step: string;
  place: string;
  test: string;
}

/** The test files of the steps in which a body acts. */
export const testOfDuty: Record<OrganDuty, string> = {
  recorder: 'tests/contract/claims.test.ts',
  assessor: 'tests/contract/rule-on-claims.test.ts',
  marker: 'tests/contract/assess.test.ts',
  decider: 'tests/contract/rule-on-claims.test.ts',
  publisher: 'tests/contract/publish.test.ts',
  investigator: 'tests/contract/objections.test.ts',
  appeal: 'tests/contract/appeals.test.ts',
  talks: 'tests/contract/outcomes.test.ts',
  commission: 'tests/contract/talks.test.ts',
  filing: 'tests/contract/filings.test.ts'
};

export const testOfStep: Record<ProcedureStep, string> = {
  declaring: 'tests/contract/claims.test.ts',
  publicity: 'tests/contract/publish.test.ts',
  objections: 'tests/contract/objections.test.ts',
  filing: 'tests/contract/filings.test.ts',
  falseDeclaration: 'tests/contract/suspect-claim.test.ts'
};

const named = 'the unit names the body in its settings';

const silentDuty: Record<OrganDuty, string> = {
  recorder: named,
  assessor: 'no first assessment by another body: the decider alone',
  marker: 'no item has a body of its own that marks it',
  decider: named,
  publisher: 'whoever has a role that may publish',
  investigator: 'the unit names one in its settings, or whoever had no part in it',
  appeal: 'an answer isn’t taken further: no body is named that would hear it',
  talks: 'no talk follows by rule',
  commission: 'no talk is another body’s: one body holds them all',
  filing: 'the superior unit, if there is one'
};

const silentStep: Record<ProcedureStep, string> = {
  declaring: 'members declare at any time; the unit may set a day in its settings',
  publicity: 'each result is published as a notice all the same',
  objections: 'anyone may object while a notice is published',
  filing: 'not asked for: possible with a superior unit, and never due',
  falseDeclaration: 'a claim is refused with a reason; nobody can mark it as false'
};

/** The steps about claims, of a document by which nobody declares. */
const noClaims: Partial<Record<ProcedureStep, string>> = {
  declaring: 'nobody declares: bodies mark, the recorder enters the rest, and a claim is refused',
  falseDeclaration: 'nobody declares, so that nothing is declared falsely'
};

/** Lists the steps and bodies on which a scheme's document is silent. */
export function silentSteps(scheme: Scheme): SilentStep[] {
  const { organs, procedure, deadlines } = scheme;
  const bodies = (Object.keys(silentDuty) as OrganDuty[])
    .filter((duty) => organs[duty]?.clause === undefined)
    .map((duty) => {
      const own = organs[duty]?.name;
      const place = own === undefined ? silentDuty[duty] : `the scheme puts in ${own}; ${silentDuty[duty]}`;
      return { step: `who acts: ${duty}`, place, test: testOfDuty[duty] };
    });
  const steps = (Object.keys(silentStep) as ProcedureStep[])
    .filter((step) => procedure[step] === undefined)
    .map((step) => {
      const place = hasDeclaring(scheme) ? undefined : noClaims[step];
      return {
        step: `procedure: ${step}`,
        place: place ?? silentStep[step],
        test: place === undefined ? testOfStep[step] : 'tests/contract/no-declaring.test.ts'
      };
    });
  const proposals = scheme.outcomes
    .filter(({ id, proposed }) => classOf(scheme, id) === 'talk' && proposed === undefined)
    .map(({ id, name }) => ({
      step: `who proposes the talk of \`${id}\` ${name}`,
      place: 'the document is silent: the rules find the people, a meeting confirms them',
      test: testOfDuty.talks
    }));
  const days =
    deadlines.length > 0
      ? []
      : [
          {
            step: 'days',
            place:
              'no step of the procedure falls due by rule; what items ask for every week, month or year is listed',
            test: 'tests/contract/deadlines.test.ts'
          }
        ];
  const terms = [
    {
      step: 'days of publicity, and so for objecting',
      place: 'working days that the unit sets',
      test: 'tests/contract/publish.test.ts'
    },
    {
      step: 'days for an answer',
      place: 'working days that the unit sets',
      test: 'tests/contract/objections.test.ts'
    }
  ];
  const shop = {
    step: 'goods for points (积分兑换)',
    place:
      'points buy nothing, so that the demo has no points shop; where rules have one, `redemption` carries it',
    test: 'tests/contract/redemptions.test.ts'
  };
  return [...bodies, ...proposals, ...steps, ...days, ...terms, ...(scheme.redemption ? [] : [shop])];
}
