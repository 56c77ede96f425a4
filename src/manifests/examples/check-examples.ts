/** Use case: check the examples of a site, the manifests and commands in its pages, and their consistency. */
import {
  createLineIndex,
  createProblem,
  filePlace,
  nearestName,
  type Problem,
  sortProblems,
} from '../../diagnostics/index.ts';
import {
  chooseProblems,
  type ExampleEntry,
  type ExampleFiles,
  exampleSettings,
  type LoadedSite,
  type LoadOptions,
  loadSite,
  type SelectProblems,
} from '../../site/index.ts';
import { compareExamples, likenessToProblems } from '../alike.ts';
import { kindsOf } from '../check-manifest.ts';
import type { ParsedExample } from '../example.ts';
import { checkCommandFile, checkCommandNames, commandFiles, type ParsedPage } from '../prose.ts';
import { planScenarios, type Scenario } from '../run/scenarios.ts';
import { type TreeNode, textAt } from '../tree.ts';
import { createExampleUses, type ShownName } from './example-uses.ts';
import { createManifestJudge, type ManifestJudge } from './judge-manifests.ts';
import { type ReadExamples, readExamples } from './read-examples.ts';
import type { MeantReleases } from './releases-of-files.ts';

/** Paths are relative to the site directory. */
export interface IdenticalCopy {
  readonly file: string;
  readonly source: string;
  readonly locale: string;
}

export interface ExamplesResult {
  /** Number of checked examples. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  /** Copies identical to the file that would be used without them. */
  readonly identical: readonly IdenticalCopy[];
  /** Examples that are manifests, for the cluster. */
  readonly manifests: readonly ParsedExample[];
  /** Scenarios for a cluster, if requested. */
  readonly scenarios: readonly Scenario[];
  /** The folder or its configuration cannot be used; the problems give the reasons. */
  readonly unusable?: true;
}

/** Asks a cluster about the examples, and returns its findings. */
export type ValidateExamples = (
  found: Pick<ExamplesResult, 'manifests' | 'scenarios'>,
) => Promise<readonly Problem[]>;

export interface ExamplesOptions extends LoadOptions {
  /** Kubernetes releases to check against, instead of those that the site names. */
  readonly kubernetesVersions?: readonly string[] | undefined;
  /** Plans scenarios for a cluster. */
  readonly scenarios?: boolean | undefined;
  /** Removes known findings. */
  readonly select?: SelectProblems | undefined;
  /** Its findings are treated like others: rules, ignore comments and the baseline apply to them. */
  readonly validate?: ValidateExamples | undefined;
}

export async function checkExamples(options: ExamplesOptions): Promise<ExamplesResult> {
  const result = await loadSite(options);
  if (result.kind === 'failed') {
    const problems = sortProblems(result.problems);
    return { checked: 0, problems, identical: [], manifests: [], scenarios: [], unusable: true };
  }
  const checked = await checkLoadedExamples(result.loaded, {
    missing: true,
    manifests: true,
    kubernetesVersions: options.kubernetesVersions,
    scenarios: options.scenarios,
  });
  // A misconfiguration may be the reason why an example is not found.
  const configuration = result.problems.filter(({ code }) => code === 'invalid-config');
  const { focus } = result.loaded;
  const selected = checked.problems.filter(
    ({ place }) => focus === undefined || (place.kind === 'file' && focus(place.file)),
  );
  const ofCluster = (await options.validate?.(checked)) ?? [];
  const problems = chooseProblems([...configuration, ...selected, ...ofCluster], result.loaded, {
    select: options.select,
  });
  return { ...checked, problems };
}

export interface ExampleCheckOptions {
  /** Report names of examples that do not exist; rendering reports them too. */
  readonly missing: boolean;
  /** Always check manifests and commands against the Kubernetes API; otherwise they are only checked if an example of the site is a Kubernetes object. */
  readonly manifests: boolean;
  readonly kubernetesVersions?: readonly string[] | undefined;
  readonly scenarios?: boolean | undefined;
}

export async function checkLoadedExamples(
  loaded: LoadedSite,
  { missing, manifests, kubernetesVersions = [], scenarios = false }: ExampleCheckOptions,
): Promise<ExamplesResult> {
  const examples = readExamples(loaded);
  const documents = [...examples.parsed.values()].flatMap((example) => example.documents);
  // A site that publishes Kubernetes objects should have valid ones, even without the preset.
  const judge =
    manifests || kindsOf(documents).length > 0
      ? await createManifestJudge(loaded, examples, kubernetesVersions)
      : undefined;
  const onPages = usesOnPages(loaded, examples, judge, missing);
  const inExamples = checkEntries(loaded, examples, onPages, judge);
  return {
    checked: examples.entries.length,
    problems: [
      ...examples.problems,
      ...onPages.problems,
      ...inExamples.problems,
      ...(judge === undefined ? [] : judge.problems),
    ],
    identical: inExamples.identical.filter(({ locale }) => loaded.chosen.has(locale)),
    scenarios: scenarios ? scenariosOf(loaded, examples, onPages.partial) : [],
    manifests: [...examples.parsed.values()].filter(({ documents: own }) =>
      own.some((document) => textAt(document, 'kind') !== undefined),
    ),
  };
}

/** How the pages of a site use its examples. */
interface UsesOnPages {
  /** Whether a page or another example uses the file. */
  isUsed(file: string): boolean;
  /** Examples that commands merge into existing objects. */
  readonly partial: ReadonlySet<string>;
  /** Target releases of the pages that show an example. */
  readonly releases: ReadonlyMap<string, readonly MeantReleases[]>;
  readonly problems: readonly Problem[];
}

function usesOnPages(
  loaded: LoadedSite,
  { found, parsed, pages, targetOf }: ReadExamples,
  judge: ManifestJudge | undefined,
  missing: boolean,
): UsesOnPages {
  const problems: Problem[] = [];
  const uses = createExampleUses();
  const partial = new Set<string>();
  const releases = new Map<string, MeantReleases[]>();
  for (const { page, shown, linked, versions } of pages) {
    const defined: TreeNode[] = [];
    const meant = judge?.releasesOf(page, versions);
    const use = (entry: ExampleEntry | undefined) => {
      if (entry === undefined) return;
      const { file } = entry;
      uses.add(entry);
      if (meant !== undefined) releases.set(file, [...(releases.get(file) ?? []), meant]);
      defined.push(...(parsed.get(file)?.documents ?? []));
    };
    for (const name of shown) {
      const entry = found.find(name.name, page.locale);
      use(entry);
      if (entry === undefined && missing && name.mustBe)
        problems.push(...checkShown(loaded, found, page, name));
    }
    for (const name of linked) use(found.find(name, page.locale));
    for (const used of commandFiles(page)) {
      const target = targetOf(used.word.text, page.locale);
      problems.push(...checkCommandFile(used, target, page));
      if (target.kind === 'example' && used.partial) partial.add(target.file);
    }
    if (judge !== undefined && meant !== undefined)
      problems.push(...judge.judgePage(page, meant), ...checkCommandNames(page, defined));
  }
  useByKustomize(parsed, found, uses.add);
  return { isUsed: uses.has, partial, releases, problems };
}

function checkEntries(
  { site, focus }: LoadedSite,
  { found, entries, parsed }: ReadExamples,
  { isUsed, partial, releases }: UsesOnPages,
  judge: ManifestJudge | undefined,
): Pick<ExamplesResult, 'problems' | 'identical'> {
  const { text } = exampleSettings(site);
  const problems: Problem[] = [];
  const identical: IdenticalCopy[] = [];
  for (const entry of entries) {
    const { file, locale } = entry;
    const example = parsed.get(file);
    if (example === undefined) continue;
    problems.push(...(judge?.judgeExample(example, releases.get(file) ?? [], partial.has(file)) ?? []));
    const source = found.sourceOf(entry);
    const original = source === undefined ? undefined : parsed.get(source.file);
    if (original !== undefined) {
      const likeness = compareExamples(original, example, text);
      if (likeness.kind === 'identical')
        identical.push({ file, source: original.file, locale: locale ?? '' });
      problems.push(...likenessToProblems(likeness, original, example));
    }
    // Unused examples can only be found in the whole site.
    if (focus === undefined && !isUsed(file) && !/\.(?:md|go)$/.test(file)) problems.push(unused(entry));
  }
  return { problems, identical };
}

/** The commands of a translation are those of its source, unless the source is not checked. */
function scenariosOf(
  { site, chosen }: LoadedSite,
  { pages, parsed, targetOf }: ReadExamples,
  partial: ReadonlySet<string>,
): Scenario[] {
  const runsSource = chosen.has(site.defaultLocale);
  const isRun = (locale: string | undefined): boolean =>
    locale === undefined || (runsSource ? locale === site.defaultLocale : chosen.has(locale));
  return planScenarios({
    pages: pages.flatMap(({ page }) => (isRun(page.locale) ? [page] : [])),
    examples: new Map([...parsed].filter(([, { locale }]) => isRun(locale))),
    partial,
    targetOf,
  });
}

/** Some shortcodes also show files of the page's bundle or next to it. */
function checkShown(
  { lookups: { lookups }, files }: LoadedSite,
  found: ExampleFiles,
  page: ParsedPage,
  { name, start, end }: ShownName,
): Problem[] {
  const { file, locale, text } = page;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  if (lookups.resource(file, locale, `${name}*`) !== undefined || files.kindOf(folder + name) === 'file')
    return [];
  const index = createLineIndex(text);
  return [
    createProblem('missing-example', filePlace(file, index.pointAt(start), index.pointAt(end)), {
      message: `Unexpected file name “${name}”, expected one of the examples.`,
      hint: 'Correct the name, or add the file to the examples folder.',
      locale,
      target: name,
      suggestion: nearestName(name, found.names),
    }),
  ];
}

/** Files in a kustomization are used by it. */
function useByKustomize(
  parsed: ReadonlyMap<string, ParsedExample>,
  found: ExampleFiles,
  use: (entry: ExampleEntry | undefined) => void,
): void {
  for (const { file, locale, documents } of parsed.values()) {
    if (!/\/kustomization\.ya?ml$/.test(file)) continue;
    const own = found.entries.find((entry) => entry.file === file);
    const folder = own?.name.slice(0, own.name.lastIndexOf('/') + 1) ?? '';
    for (const text of documents.flatMap(stringsOf)) {
      use(found.find(folder + text.replace(/^.*=|^\.\//, ''), locale ?? ''));
    }
  }
}

function stringsOf(node: TreeNode): string[] {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? [node.value] : [];
  return node.kind === 'list'
    ? node.items.flatMap(stringsOf)
    : node.entries.flatMap(({ value }) => stringsOf(value));
}

function unused({ file, name, locale }: ExampleEntry): Problem {
  return createProblem('unused-example', filePlace(file), {
    message: `Unexpected example ${name}, expected a page ${locale === undefined ? '' : `of ${locale} `}that shows it.`,
    hint: 'Show it on a page with the shortcode codenew, or remove it.',
    locale,
    target: name,
  });
}
