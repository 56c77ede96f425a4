/** Which findings of a run are reported: those of the locales that are asked for, as the rules of the site want them. */
import { type Problem, sortProblems } from '../../diagnostics/index.ts';
import { createDisables, createRules, createSiteOwners } from '../../gate/index.ts';
import { groupUnknownShortcodes } from './group-problems.ts';
import type { LoadedSite } from './load-site.ts';

/** Takes the findings of a run in the order of reports, and gives those that are to be reported. */
export type SelectProblems = (problems: readonly Problem[]) => readonly Problem[];

export interface ChooseOptions {
  /** The run looked for everything: a comment that switches off what was not found is a finding. */
  readonly isWhole?: boolean;
  /** Leaves out what is known, before what is one piece of work is made one finding. */
  readonly select?: SelectProblems | undefined;
}

type Chosen = Pick<LoadedSite, 'site' | 'chosen' | 'focus' | 'files'> & {
  readonly corpus: Pick<LoadedSite['corpus'], 'pages'>;
};

/** The findings that count, in the order of reports. */
export function chooseProblems(
  problems: readonly Problem[],
  loaded: Chosen,
  { isWhole = false, select = (found) => found }: ChooseOptions = {},
): Problem[] {
  const { site, chosen } = loaded;
  // A locale that the configuration names may be none of the site, for a reason that one of the findings tells.
  const left = new Set(site.locales.flatMap(({ name }) => (chosen.has(name) ? [] : [name])));
  const isAsked = ({ locale }: Problem): boolean => locale === undefined || !left.has(locale);
  const ruled = applyRules(problems.filter(isAsked), loaded, isWhole);
  return addOwners(groupUnknownShortcodes(select(sortProblems(ruled))), loaded);
}

/** Says of each finding in a file whose it is: the locale of its folder, and who looks after it. */
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
