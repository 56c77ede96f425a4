/** Checks the target of a `cascade` rule, which selects the rule's pages: with an invalid target it would silently select none. */
import { isValueMap, type Value, type ValueMap } from '../formats/index.ts';
import { globFault } from '../text/index.ts';

export interface TargetFault {
  /** The key in the rule, and the one in the target. */
  readonly path: readonly [string, string];
  readonly message: string;
  readonly hint: string;
  readonly target: string;
}

/** Allowed keys of a target; newer versions of Hugo name languages in `sites`. */
const NAMES: ReadonlySet<string> = new Set(['path', 'kind', 'lang', 'environment', 'sites']);

/** @param rule with keys in lower case */
export function targetFaults(rule: ValueMap): TargetFault[] {
  const key = isValueMap(rule._target) ? '_target' : 'target';
  const target = rule[key];
  if (!isValueMap(target)) return [];
  return Object.entries(target).flatMap(([name, glob]) => {
    const fault = faultOf(name, glob);
    return fault === undefined ? [] : [{ path: [key, name], ...fault }];
  });
}

function faultOf(name: string, glob: Value): Omit<TargetFault, 'path'> | undefined {
  if (!NAMES.has(name)) {
    return {
      message: `Unexpected “${name}” in the target of “cascade”, expected ${[...NAMES].join(', ')}.`,
      hint: 'Remove it: it has no effect.',
      target: name,
    };
  }
  const fault = typeof glob === 'string' ? globFault(glob) : undefined;
  if (fault === undefined) return undefined;
  return {
    message: `Unexpected “${String(glob)}” for “${name}” in the target of “cascade”, expected a glob that can be read (${fault}).`,
    hint: 'Close the bracket, or escape literal characters with a backslash.',
    target: String(glob),
  };
}
