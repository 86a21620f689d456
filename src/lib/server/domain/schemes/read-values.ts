import { own, parseHundredths, typedNumber, type ParameterValues, type Scheme } from '$lib/points';
import { Problem } from '../../platform/problem/problem';

type Parameter = Scheme['parameters'][number];

/**
 * Reads an adopter's values as typed: those that differ from the scheme's own, and those that the document
 * leaves open, which are confirmed by being adopted.
 * @param typed by parameter id
 * @throws Problem `adoption-value` for the first that isn't a number, or lies outside its bounds
 */
export function readValues(
  parameters: readonly Parameter[],
  typed: Readonly<Record<string, string>>
): ParameterValues {
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const value = valueOf(parameter, own(typed, parameter.id) ?? String(parameter.value));
      return value === parameter.value && !parameter.confirm ? [] : [[parameter.id, value]];
    })
  );
}

function valueOf(parameter: Parameter, typed: string): number | string {
  const { name, english, least, most } = parameter;
  const text = typedNumber(typed);
  const bounds = { least: String(least ?? ''), most: String(most ?? '') };
  const refused = () => new Problem('adoption-value', 422, { zh: name, en: english, ...bounds });
  if (typeof parameter.value === 'string') {
    if (!/^\d+(\/\d+|%)?$/.test(text) && text !== parameter.value) throw refused();
    return text;
  }
  const points = parseHundredths(text);
  const value = points === null ? NaN : points / 100;
  if (!(value >= (least ?? -Infinity) && value <= (most ?? Infinity))) throw refused();
  return value;
}
