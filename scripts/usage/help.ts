/** The text of `--help`, generated from the usage of a command. */
import { type Options, type OptionUsage, ownOptions, type Usage } from './usage.ts';

const COLUMN = 18;
const WIDTH = 110;

/** @param program the words before the name of the command, as the user types them */
export function renderHelp(usage: Usage, program = 'lockstep'): string {
  const { name, form, text, subcommands = {}, options, note, exit } = usage;
  const forms = [
    [name, form],
    ...Object.entries(subcommands).map(([word, sub]) => [`${name} ${word}`, sub.form]),
  ].map((words, index) => `${index === 0 ? 'Usage:' : '      '} ${[program, ...words].join(' ').trimEnd()}`);
  const longest = Math.max(0, ...Object.keys(subcommands).map((word) => word.length));
  const words = Object.entries(subcommands).map(
    ([word, sub]) => `${word.padEnd(longest + 2)}${wrap(sub.text, longest + 2)}`,
  );
  const own = Object.entries(subcommands).flatMap(([word, sub]) => {
    const more = ownOptions(usage, sub);
    return Object.keys(more).length === 0 ? [] : [`Of ${name} ${word}:\n\n${renderOptions(more)}`];
  });
  const sections = [
    forms.join('\n'),
    wrap(text),
    ...(words.length === 0 ? [] : [words.join('\n')]),
    ...(Object.keys(options).length === 0 ? [] : [renderOptions(options)]),
    ...own,
    ...(note === undefined ? [] : [wrap(note)]),
    wrap(`Exit code: ${['0', ...Object.entries(exit).map(([code, when]) => `${code} ${when}`)].join('; ')}.`),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** An option with the placeholder of its value: `--site DIR`. */
export function nameOption(key: string, { value }: OptionUsage): string {
  return value === undefined ? `--${key}` : `--${key} ${value}`;
}

function renderOptions(options: Options): string {
  return Object.entries(options)
    .map(([key, option]) => {
      const name = nameOption(key, option);
      // After a long name, the text begins on the next line.
      const head = name.length < COLUMN ? `  ${name.padEnd(COLUMN)}` : `  ${name}\n  ${' '.repeat(COLUMN)}`;
      return head + wrap(describe(option), COLUMN + 2);
    })
    .join('\n');
}

/** Lines of at most {@link WIDTH} columns; those after the first are indented. */
function wrap(text: string, indentation = 0): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (indentation + line.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indentation)}`);
}

function describe({ text, choices, fallback, multiple = false }: OptionUsage): string {
  return [
    text,
    choices === undefined ? '' : `: ${choices.join(', ')}`,
    fallback === undefined ? '' : ` (default: ${fallback})`,
    multiple ? '; may be repeated' : '',
  ].join('');
}
