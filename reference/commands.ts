/** The section of a command: how it is called, its options and its exit codes, from the table that `--help` is printed from. */
import { nameOption } from '../scripts/usage/help.ts';
import { type Options, type OptionUsage, ownOptions, type Usage } from '../scripts/usage/usage.ts';
import { code, codeBlock, codeList, definitionList, heading, labelled, table } from './markdown.ts';
import type { Translate } from './texts.ts';

export interface CommandSectionOptions {
  /** Words of the references: “Option”. */
  readonly word: Translate;
  /** What commands and options do. */
  readonly say: Translate;
  readonly lang: string;
}

export function renderCommand(usage: Usage, options: CommandSectionOptions): string {
  const { word, say } = options;
  const { name, form, text, subcommands = {}, note, exit } = usage;
  const words = Object.entries(subcommands);
  const forms = [
    `npm run ${name} -- ${form}`,
    ...words.map(([sub, { form: own }]) => `npm run ${name} -- ${sub} ${own}`),
  ];
  const meanings = words.map(([sub, { text: own }]) => [code(sub), say(own)]);
  const more = words.flatMap(([sub, subcommand]) => {
    const others = ownOptions(usage, subcommand);
    if (Object.keys(others).length === 0) return [];
    return [`${word('Further options of')} ${code(`${name} ${sub}`)}`, renderOptions(others, options)];
  });
  return [
    heading(3, code(`npm run ${name}`), name),
    say(text),
    codeBlock(forms.join('\n'), 'shell'),
    ...(meanings.length === 0 ? [] : [table([word('Subcommand'), word('Meaning')], meanings)]),
    renderOptions(usage.options, options),
    ...more,
    ...(note === undefined ? [] : [say(note)]),
    table(
      [word('Exit code'), word('When')],
      [['0', word('otherwise')], ...Object.entries(exit).map(([status, when]) => [status, say(when)])],
    ),
  ].join('\n\n');
}

function renderOptions(options: Options, { word, say, lang }: CommandSectionOptions): string {
  const entries = Object.entries(options).map(([key, option]) => ({
    term: code(nameOption(key, option)),
    texts: [say(option.text), ...factsOf(option)],
  }));
  return definitionList(entries);

  function factsOf({ choices, fallback, multiple = false }: OptionUsage): string[] {
    const facts = [
      ...(choices === undefined ? [] : [codeList(choices, lang, 'disjunction')]),
      ...(fallback === undefined ? [] : [labelled(word('Default:'), code(fallback))]),
      ...(multiple ? [word('may be repeated')] : []),
    ];
    return facts.length === 0 ? [] : [facts.join(' · ')];
  }
}
