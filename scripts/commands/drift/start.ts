import { z } from 'zod';
import {
  draftPage,
  findNewTranslation,
  type NewTranslation,
  readMemory,
  startPage as startText,
  type Tree,
} from '../../../src/drift/index.ts';
import { createSiteWriter, runProgram } from '../../../src/io/index.ts';
import { printable } from '../../../src/reporters/index.ts';
import { readArguments, UsageError } from '../../arguments.ts';
import { siteDirectory } from '../../site-options.ts';
import { drift } from '../../usage/drift.ts';
import { loadReport } from './options.ts';

/** `drift start LOCALE PAGE`: a new translation, its source in comments and its pin set. */
export async function startPage(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, drift.subcommands.start.options, true);
  const [locale, written, ...more] = positionals;
  if (locale === undefined || written === undefined || more.length > 0)
    throw new UsageError('Expected a locale and a page: drift start LOCALE PAGE.');
  const root = siteDirectory(values.site);
  const loaded = await loadReport({ root, locales: [], cache: values.cache });
  if (loaded === undefined) return 2;
  const { report, tree, problems } = loaded;
  const found = findNewTranslation(locale, written, tree, problems);
  if (found === 'unknown-locale')
    throw new UsageError(
      `Unexpected locale ${locale}, expected one that the configuration names, other than ${tree.site.defaultLocale}. Add it to the configuration first.`,
    );
  if (found === 'unknown-page')
    throw new UsageError(`Unexpected page ${written}, expected a file of the source.`);
  const writer = createSiteWriter(root);
  if (writer.exists(found.file))
    throw new UsageError(
      `Unexpected page ${found.file}, expected one without a translation: the file exists.`,
    );
  const own = report.pages.filter((page) => page.locale === locale.toLowerCase());
  const text =
    values.draft === true
      ? await draftText(found, locale, tree, root)
      : startText(found, tree, await readMemory(own, tree));
  if (text === undefined)
    throw new UsageError(
      'Unexpected site without git, expected a git repository: the pin names a version of the source in it.',
    );
  if (!writer.write(found.file, text))
    throw new UsageError(
      `Unexpected symbolic link in the path of ${found.file}, expected a path inside the site.`,
    );
  process.stdout.write(`${printable(found.file)}\n`);
  return 0;
}

/** The draft of the site's translation program; the reason is printed if its output cannot be used. */
async function draftText(
  found: NewTranslation,
  locale: string,
  tree: Tree,
  root: string,
): Promise<string | undefined> {
  const [program, ...args] = tree.site.drift.draft;
  if (program === undefined)
    throw new UsageError(
      'Expected a program that translates. Name it in the configuration: drift: { draft: ["node", "translate.mjs"] }.',
    );
  const lang = tree.site.locales.find(({ name }) => name === locale.toLowerCase())?.lang ?? locale;
  const draft = await draftPage(found, lang, tree, async (request) => {
    const result = await runProgram(program, args, { cwd: root, input: JSON.stringify(request) });
    if (result.kind === 'not-started')
      throw new UsageError(
        `Unexpected failure of ${program}, expected a program that can be started: ${result.reason}`,
      );
    if (result.kind === 'killed' || result.code !== 0)
      throw new UsageError(`Unexpected end of ${program}, expected exit code 0: ${result.stderr.trim()}`);
    return answersOf(program, result.stdout);
  });
  for (const { context, why } of draft?.refusals ?? [])
    process.stderr.write(`left in the source’s language, ${printable(context)}: ${printable(why)}.\n`);
  return draft?.text;
}

const answer = z.object({ segments: z.array(z.object({ id: z.string(), text: z.string() })) });

function answersOf(program: string, stdout: string): ReadonlyMap<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(stdout);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Unexpected output of ${program}, expected JSON: ${why}`);
  }
  const parsed = answer.safeParse(value);
  if (!parsed.success)
    throw new UsageError(
      `Unexpected output of ${program}, expected { "segments": [{ "id": …, "text": … }] }: ${z.prettifyError(parsed.error)}`,
    );
  return new Map(parsed.data.segments.map(({ id, text }) => [id, text]));
}
