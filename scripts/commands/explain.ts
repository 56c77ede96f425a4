import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE, isProblemCode, nearestName } from '../../src/diagnostics/index.ts';
import { PROGRAM } from '../../src/io/index.ts';
import { type Command, oneOf, readArguments, UsageError } from '../arguments.ts';
import { explain as usage } from '../usage/explain.ts';

const LANGS = usage.options.lang.choices;

export const explain: Command = {
  usage,
  async run(args) {
    const { values, positionals } = readArguments(args, usage.options, true);
    const [code, ...more] = positionals;
    if (code === undefined || more.length > 0)
      throw new UsageError('Expected one problem code: lockstep explain CODE.');
    if (!isProblemCode(code)) {
      const meant = nearestName(code, Object.keys(CATALOGUE));
      const hint =
        meant === undefined
          ? ` It is one of: ${Object.keys(CATALOGUE).sort().join(', ')}.`
          : ` Did you mean “${meant}”?`;
      throw new UsageError(`Unexpected code “${code}”, expected a problem code as reports print it.${hint}`);
    }
    const lang = oneOf(values.lang, LANGS, langOf(process.env), 'lang');
    const page = readFileSync(join(PROGRAM, `content/${lang}/docs/manual/problems.md`), 'utf8');
    process.stdout.write(renderSection(page, code));
    return 0;
  },
};

/** `fr_FR.UTF-8` → `fr`; `en` for a language that the manual does not have. */
function langOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): (typeof LANGS)[number] {
  const wanted = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2).toLowerCase();
  return LANGS.find((lang) => lang === wanted) ?? 'en';
}

/**
 * The section of a code as text for a terminal: its severity and title first, links as their text.
 *
 * @param page the manual's page in Markdown
 */
export function renderSection(page: string, code: keyof typeof CATALOGUE): string {
  const section = page.split(/^(?=#{2,3} )/m).find((part) => part.startsWith(`### \`${code}\` `));
  if (section === undefined) throw new Error(`Unexpected page without a section for ${code}.`);
  const { severity, title } = CATALOGUE[code];
  const [, ...lines] = section.trimEnd().split('\n');
  const text = lines
    .join('\n')
    .replace(
      /\{\{< problem "[^"]*"(?: "([^"]*)")? >\}\}/,
      (_all, translated?: string) => `${severity}: ${translated ?? title}`,
    )
    .replace(/(?<!!)\[([^\]\n]+)\]\(\/[^)\s]*\)/g, '$1');
  return `${code}\n${text}\n`;
}
