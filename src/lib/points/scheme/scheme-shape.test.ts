import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { builtInIds, builtInText } from '../../schemes';
import { schemeShape } from './scheme-shape';

/** A parameter's name in place of a value. */
const parameter = { type: 'string', pattern: '^-?\\$[a-z][a-z0-9-]*$' };

/**
 * The JSON schema by which editors complete and check a scheme file. References and bounds between keys are
 * checked by `points check`.
 */
function editorSchema(): unknown {
  return orParameter(toJsonSchema(schemeShape, { typeMode: 'input', errorMode: 'ignore' }));
}

/** Allows the name of a parameter wherever the file has a number or a share. */
function orParameter(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(orParameter);
  if (typeof node !== 'object' || node === null) return node;
  const { type, pattern } = node as { type?: unknown; pattern?: unknown };
  const isShare = typeof pattern === 'string' && pattern.includes('%');
  if (type === 'number' || type === 'integer' || isShare) return { anyOf: [node, parameter] };
  return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, orParameter(one)]));
}

describe('the JSON Schema of scheme files', () => {
  it('is current (vitest -u writes it)', async () => {
    await expect(`${JSON.stringify(editorSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../schemes/scheme.schema.json'
    );
  });

  it.each(builtInIds)('%s names it, so that editors find it', (id) => {
    expect(builtInText(id)).toMatch(/^# yaml-language-server: \$schema=\.\/scheme\.schema\.json\n/);
  });

  it('knows every kind', () => {
    const text = JSON.stringify(editorSchema());
    for (const kind of ['allowance', 'ballot', 'shortfall', 'veto', 'larger-sum', 'in-a-row', 'per-full'])
      expect(text).toContain(`"const":"${kind}"`);
  });
});
