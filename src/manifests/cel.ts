/** Evaluates rules of custom resources (`x-kubernetes-validations`) in CEL, with the functions that Kubernetes adds, as far as they need no cluster. */
import { compilePattern } from '../text/index.ts';

export type RuleVerdict =
  | { readonly kind: 'holds' }
  | { readonly kind: 'broken' }
  /** The rule is not valid CEL, or uses an unavailable function. */
  | { readonly kind: 'not-run'; readonly reason: string };

/** @param self with integers as `bigint`, other numbers as `number` */
export type EvaluateRule = (rule: string, self: unknown) => RuleVerdict;

/** Loads the CEL library, which only sites with such rules need. */
export async function loadCel(): Promise<EvaluateRule> {
  const { Environment, EvaluationError } = await import('@marcbachmann/cel-js');
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
  }).registerVariable('self', 'dyn');
  for (const [signature, run] of FUNCTIONS) environment.registerFunction(signature, run);
  const parsed = new Map<string, (context: { self: unknown }) => unknown>();
  return (rule, self) => {
    try {
      const run = parsed.get(rule) ?? environment.parse(withLinearPatterns(rule));
      parsed.set(rule, run);
      return { kind: run({ self }) === true ? 'holds' : 'broken' };
    } catch (error) {
      // The API server rejects an object if a rule reads a missing field.
      if (error instanceof EvaluationError && error.code === 'no_such_key') return { kind: 'broken' };
      if (error instanceof Error) return { kind: 'not-run', reason: error.message.split('\n')[0] ?? '' };
      throw error;
    }
  };
}

const MATCHES = 'matchesInLinearTime';

/** CEL's `matches` would run patterns as JavaScript does, which can take exponential time. */
function withLinearPatterns(rule: string): string {
  return rule.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\.\s*matches(?=\s*\()/g, (found) =>
    found.startsWith('.') ? `.${MATCHES}` : found,
  );
}

type Ordered = bigint | number | string;

/** Functions that Kubernetes adds: lists, patterns, URLs. */
const FUNCTIONS: readonly (readonly [signature: string, run: (...values: never[]) => unknown])[] = [
  [`string.${MATCHES}(string): bool`, (text: string, pattern: string) => compilePattern(pattern).test(text)],
  [
    'string.find(string): string',
    (text: string, pattern: string) => compilePattern(`(?P<found>${pattern})`).groups(text)?.found ?? '',
  ],
  [
    'list.isSorted(): bool',
    (items: readonly Ordered[]) =>
      items.every((item, index) => index === 0 || (items[index - 1] ?? item) <= item),
  ],
  ['list.sum(): dyn', sum],
  ['list.min(): dyn', (items: readonly Ordered[]) => inOrder(items)[0]],
  ['list.max(): dyn', (items: readonly Ordered[]) => inOrder(items).at(-1)],
  ['list.indexOf(dyn): int', (items: readonly unknown[], item: unknown) => BigInt(items.indexOf(item))],
  [
    'list.lastIndexOf(dyn): int',
    (items: readonly unknown[], item: unknown) => BigInt(items.lastIndexOf(item)),
  ],
  ['isURL(string): bool', (text: string) => /^[a-z][a-z\d+.-]*:\/\//i.test(text) && URL.canParse(text)],
];

function inOrder(items: readonly Ordered[]): Ordered[] {
  return items.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
}

function sum(items: readonly (bigint | number)[]): bigint | number {
  let total: bigint | number = 0n;
  for (const item of items)
    total =
      typeof total === 'bigint' && typeof item === 'bigint' ? total + item : Number(total) + Number(item);
  return total;
}
