/** Rules of a site: which findings are reported, and their severity. From Lockstep's configuration, or `params.lockstep` in Hugo's. */
import { z } from 'zod';
import {
  createProblem,
  isOwnCode,
  isProblemCode,
  nearestCode,
  type Place,
  type Problem,
} from '../diagnostics/index.ts';
import { isValueMap } from '../formats/index.ts';
import { RULE_LEVELS, type RuleLevel, type RuleSettings } from './check-settings.ts';
import type { Settings } from './hugo/settings.ts';
import { kubernetesOverride } from './kubernetes-config.ts';
import { listOf, tableOf, text } from './schema-parts.ts';

const level = z.enum(RULE_LEVELS, '"off", "info", "warning" or "error"');
const RULES = 'a table of rules such as { "locale-leak": "off" }';

/** The settings `rules` and `overrides`. */
export const ruleParts = {
  rules: tableOf(level, RULES)
    .default({})
    .describe(
      'Severities by problem code: `off`, `info`, `warning` or `error`; by default those of the catalogue.',
    ),
  overrides: listOf(
    z.strictObject(
      {
        files: z
          .union(
            [text(), listOf(text(), 'a list of globs')],
            'a glob such as "content/fr/**", or a list of them',
          )
          .default([])
          .describe(
            'Globs of the files that the rules apply to, relative to the site directory; by default all.',
          ),
        locales: listOf(text(), 'a list of locale names')
          .default([])
          .describe('The locales that the rules apply to; by default all.'),
        rules: tableOf(level, RULES).default({}).describe('Severities by problem code, as in `rules`.'),
        kubernetes: kubernetesOverride,
      },
      'a table with "files" or "locales", and "rules" or "kubernetes"',
    ),
    'a list of tables with "files" or "locales", and "rules" or "kubernetes"',
  )
    .default([])
    .describe('Rules for some files or locales; the last one with the code of a problem decides.'),
};

interface WrittenRules {
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly overrides: readonly {
    readonly files: string | readonly string[];
    readonly locales: readonly string[];
    readonly rules: Readonly<Record<string, RuleLevel>>;
  }[];
}

/** The rules, and problems for unknown codes and locales. */
export function buildRules(
  written: WrittenRules,
  locales: readonly string[],
  placeOf: (...path: string[]) => Place,
): { readonly settings: RuleSettings; readonly problems: readonly Problem[] } {
  const tables: [path: string[], rules: Readonly<Record<string, RuleLevel>>][] = [
    [['rules'], written.rules],
    ...written.overrides.map(({ rules }, at): [string[], Readonly<Record<string, RuleLevel>>] => [
      ['overrides', String(at), 'rules'],
      rules,
    ]),
  ];
  const problems = tables.flatMap(([path, rules]) =>
    Object.keys(rules)
      .filter((code) => !isProblemCode(code) && !isOwnCode(code))
      .map((code) => unknownName('problem code', code, path, nearestCode(code), placeOf)),
  );
  const unknownLocales = written.overrides.flatMap((override, at) =>
    override.locales
      .filter((name) => !locales.includes(name))
      .map((name) => unknownName('locale', name, ['overrides', String(at), 'locales'], undefined, placeOf)),
  );
  return {
    problems: [...problems, ...unknownLocales],
    settings: {
      rules: written.rules,
      overrides: written.overrides.map(({ files, locales: names, rules }) => ({
        files: typeof files === 'string' ? [files] : files,
        locales: names,
        rules,
      })),
    },
  };
}

function unknownName(
  what: string,
  name: string,
  path: readonly string[],
  suggestion: string | undefined,
  placeOf: (...path: string[]) => Place,
): Problem {
  const isKey = what === 'problem code';
  return createProblem('invalid-config', placeOf(...path, ...(isKey ? [name] : [])), {
    message: `Unexpected ${what} “${name}” in “${path.join('.')}”, expected one that exists.`,
    hint:
      suggestion === undefined
        ? isKey
          ? 'Use a code as printed in reports; codes of the site’s own checks begin with “site/”.'
          : 'Name a locale of the site.'
        : `Did you mean “${suggestion}”?`,
    target: name,
    suggestion,
  });
}

/** `params.lockstep.rules` and `params.lockstep.overrides` of a Hugo tree. */
export function readHugoRules(lockstep: Settings, locales: readonly string[]): RuleSettings {
  const rulesOf = (table: Settings): Record<string, RuleLevel> =>
    Object.fromEntries(
      Object.keys(isValueMap(table.values) ? table.values : {}).flatMap((code): [string, RuleLevel][] => {
        const given = table.text(code, '');
        const found = RULE_LEVELS.find((one) => one === given);
        if (found !== undefined) return [[code, found]];
        table.report('invalid-config', code, {
          message: `Unexpected “${given}” for “${[...table.path, code].join('.')}”, expected one of ${RULE_LEVELS.join(', ')}.`,
          hint: 'Write one of these words.',
          target: code,
        });
        return [];
      }),
    );
  const overrides = lockstep.tables('overrides').map(([, table]) => ({
    files: table.texts('files', []),
    locales: table.texts('locales', []),
    rules: rulesOf(table.table('rules')),
  }));
  const { settings, problems } = buildRules(
    { rules: rulesOf(lockstep.table('rules')), overrides },
    locales,
    (...path) => {
      const [first = '', second] = path;
      return first === 'rules' && second !== undefined
        ? lockstep.table('rules').place(second)
        : lockstep.place(first);
    },
  );
  for (const { place: _, code: __, severity: ___, ...details } of problems)
    lockstep.report('invalid-config', details.target === undefined ? undefined : 'rules', details);
  return settings;
}
