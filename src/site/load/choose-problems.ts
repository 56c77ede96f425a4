/** Selects which findings of a run are reported: those of the chosen locales, with the severities that the site's rules set. */
import { type Problem, sortProblems } from '../../diagnostics/index.ts';
import { createDisables, createRules, createSiteOwners } from '../../gate/index.ts';
import { groupUnknownShortcodes } from './group-problems.ts';
import type { LoadedSite } from './load-site.ts';

/** Takes the findings of a run in report order and returns those to report. */
export type SelectProblems = (problems: readonly Problem[]) => readonly Problem[];

export interface ChooseOptions {
  /** The run checked everything, so an ignore comment that suppresses nothing is itself a finding. */
  readonly isWhole?: boolean;
  /** Removes known findings (the baseline) before related findings are grouped into one. */
  readonly select?: SelectProblems | undefined;
}

type Chosen = Pick<LoadedSite, 'site' | 'chosen' | 'focus' | 'files'> & {
  readonly corpus: Pick<LoadedSite['corpus'], 'pages'>;
};

/** The findings to report, in report order. */
export function chooseProblems(
  problems: readonly Problem[],
  loaded: Chosen,
  { isWhole = false, select = (found) => found }: ChooseOptions = {},
): Problem[] {
  const { site, chosen } = loaded;
  // A configured locale may be left out of the site; one of the findings gives the reason.
  const left = new Set(site.locales.flatMap(({ name }) => (chosen.has(name) ? [] : [name])));
  const isOfChosenLocale = ({ locale }: Problem): boolean => locale === undefined || !left.has(locale);
  const ruled = applyRules(problems.filter(isOfChosenLocale), loaded, isWhole);
  return addOwners(groupUnknownShortcodes(select(sortProblems(ruled))), loaded);
}

/** Adds to each finding in a file its locale and the file's owners. */
function addOwners(problems: readonly Problem[], { site }: Chosen): Problem[] {
  const owners = createSiteOwners(site.root);
  return problems.map((problem) => {
    if (problem.place.kind !== 'file') return problem;
    const { file } = problem.place;
    const people = owners.of(file);
    const locale =
      problem.locale ?? site.locales.find(({ contentDir }) => file.startsWith(`${contentDir}/`))?.name;
    return {
      ...problem,
      ...(locale === undefined ? {} : { locale }),
      ...(people.length === 0 ? {} : { owners: people }),
    };
  });
}

function applyRules(
  problems: readonly Problem[],
  { site, files, corpus, chosen, focus }: Chosen,
  isWhole: boolean,
) {
  const localeOfPage = new Map(corpus.pages.map(({ file, locale }) => [file, locale]));
  const disables = createDisables(
    (file) => {
      const read = files.readText(file);
      return read.kind === 'text' ? read.text : undefined;
    },
    (file) => localeOfPage.get(file),
  );
  const rule = createRules(site.rules);
  const ruled = (found: readonly Problem[]) => found.flatMap((problem) => rule(problem) ?? []);
  const counted = problems.filter((problem) => !disables.covers(problem));
  if (!isWhole) return ruled(counted);
  const pages = new Set(
    corpus.pages.flatMap(({ file, locale, damaged }) =>
      file === '' || damaged || !chosen.has(locale) || focus?.(file) === false ? [] : [file],
    ),
  );
  return ruled([...counted, ...disables.faulty(pages), ...disables.unused(pages)]);
}
