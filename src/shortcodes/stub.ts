/** Generates a definition for an undefined name, from one use of it. */
import type { Arguments } from './tokenize.ts';

/** The text of `shortcodes/<name>.ts`. It outputs what the shortcode encloses, and ignores its arguments. */
export function renderStub(name: string, args: Arguments, encloses: boolean, markup: '<' | '%'): string {
  const params = [
    ...args.positional.map(
      (value, index) =>
        `    arg${index + 1}: { type: '${typeName(value)}', position: ${index} },${commentOn(value)}`,
    ),
    ...Object.entries(args.named).map(
      ([key, value]) => `    ${propertyName(key)}: { type: '${typeName(value)}' },${commentOn(value)}`,
    ),
  ];
  const [open, close] = markup === '<' ? ['{{<', '>}}'] : ['{{%', '%}}'];
  const example = `${open} ${name}${argumentsOf(args)} ${close}${encloses ? `Text${open} /${name} ${close}` : ''}`;
  return [
    "import { defineShortcode } from 'lockstep';",
    '',
    'export default defineShortcode({',
    `  name: ${quote(name)},`,
    "  summary: 'Describe its output in one sentence.',",
    params.length === 0 ? '  params: {},' : `  params: {\n${params.join('\n')}\n  },`,
    `  inner: ${encloses},`,
    `  examples: [{ source: ${quote(example)} }],`,
    encloses
      ? "  render: (call) => ({ kind: 'markup', source: call.inner }),"
      : "  render: () => ({ kind: 'text', text: '' }),",
    '});',
    '',
  ].join('\n');
}

type Argument = Arguments['positional'][number];

function typeName(value: Argument | undefined): string {
  return typeof value === 'boolean' || typeof value === 'number' ? typeof value : 'string';
}

/** The value of this use. */
function commentOn(value: Argument | undefined): string {
  const text = String(value).replaceAll(/\s+/g, ' ');
  return text.trim() === '' ? '' : ` // ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`;
}

function argumentsOf({ positional, named }: Arguments): string {
  const written = (value: Argument | undefined): string =>
    typeof value === 'string' ? (value.includes('"') ? `\`${value}\`` : `"${value}"`) : String(value);
  return [
    ...positional.map((value) => ` ${written(value)}`),
    ...Object.entries(named).map(([key, value]) => ` ${key}=${written(value)}`),
  ].join('');
}

function propertyName(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? key : quote(key);
}

function quote(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n');
  return `'${escaped}'`;
}
