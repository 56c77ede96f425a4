/** Use case: the examples of a site, the manifests and commands in its pages, and what they say of each other. */
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
  findExamples,
  type LoadedSite,
  type LoadOptions,
  loadSite,
  type SelectProblems,
} from '../../site/index.ts';
import { compareExamples, likenessToProblems } from '../alike.ts';
import { loadCel } from '../cel.ts';
import { customKindsOf, type KnownKinds, kindsOf } from '../check-manifest.ts';
import { checkExample, type ParsedExample, parseExample } from '../example.ts';
import {
  checkCommandFile,
  checkCommandNames,
  checkPageManifests,
  commandFiles,
  type ParsedPage,
} from '../prose.ts';
import type { Release } from '../releases/releases.ts';
import { planScenarios, type Scenario } from '../run/scenarios.ts';
import { mentionsRules } from '../schema-rules.ts';
import { type TreeNode, textAt } from '../tree.ts';
import { commandTarget, createExampleUses, exampleHosts, type ShownName } from './example-uses.ts';
import { readProjectSchemas } from './project-schemas.ts';
import { entriesAsked, readPages } from './read-pages.ts';
import { createReleasesOfFiles, type MeantReleases, mergeByRelease } from './releases-of-files.ts';

/** Paths are relative to the site directory. */
export interface IdenticalCopy {
  readonly file: string;
  readonly source: string;
  readonly locale: string;
}

export interface ExamplesResult {
  /** Examples that were looked at. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  /** Copies that say nothing of their own, with what stands in for them. */
  readonly identical: readonly IdenticalCopy[];
  /** Examples that are manifests, for the cluster. */
  readonly manifests: readonly ParsedExample[];
  /** What is run on a cluster, where it is asked for. */
  readonly scenarios: readonly Scenario[];
  /** There is no site to work on: the folder or its configuration cannot be used, and the problems say why. */
  readonly unusable?: true;
}

/** Asks somebody else, such as a cluster, about the examples: gives what it has to say of them. */
export type AskAboutExamples = (
  found: Pick<ExamplesResult, 'manifests' | 'scenarios'>,
) => Promise<readonly Problem[]>;

export interface ExamplesOptions extends LoadOptions {
  /** Releases of Kubernetes to check against, instead of those that the site names. */
  readonly kubernetesVersions?: readonly string[] | undefined;
  /** Plans what is run on a cluster. */
  readonly scenarios?: boolean | undefined;
  /** Leaves out what is known. */
  readonly select?: SelectProblems | undefined;
  /** Its findings are treated as ours: rules, comments and what is known apply to them too. */
  readonly ask?: AskAboutExamples | undefined;
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
  // A configuration that cannot be read as it is meant may be why an example is not found.
  const configuration = result.problems.filter(({ code }) => code === 'invalid-config');
  const { focus } = result.loaded;
  const asked = checked.problems.filter(
    ({ place }) => focus === undefined || (place.kind === 'file' && focus(place.file)),
  );
  const answers = (await options.ask?.(checked)) ?? [];
  const problems = chooseProblems([...configuration, ...asked, ...answers], result.loaded, {
    select: options.select,
  });
  return { ...checked, problems };
}

export interface ExampleCheckOptions {
  /** Report names of examples that pages show and that do not exist; rendering reports them too. */
  readonly missing: boolean;
  /**
   * Check manifests and commands against the API of Kubernetes in any case; without it they are checked where an example
   * of the site is an object of Kubernetes, else only the use of examples is.
   */
  readonly manifests: boolean;
  readonly kubernetesVersions?: readonly string[] | undefined;
  readonly scenarios?: boolean | undefined;
}

export async function checkLoadedExamples(
  loaded: LoadedSite,
  { missing, manifests: asked, kubernetesVersions = [], scenarios = false }: ExampleCheckOptions,
): Promise<ExamplesResult> {
  const { site, files, chosen, focus } = loaded;
  const found = findExamples(site, files);
  const settings = exampleSettings(site);
  const parsed = new Map<string, ParsedExample>();
  const problems: Problem[] = [];
  const pages = readPages(loaded, found);
  const entries = focus === undefined ? found.entries : entriesAsked(found, pages, focus);
  for (const { file, locale } of entries) {
    const read = files.readText(file);
    if (read.kind === 'text') parsed.set(file, parseExample({ file, text: read.text, locale }));
    else if (read.kind === 'not-text') problems.push(notText(file, locale));
  }
  const documents = [...parsed.values()].flatMap((example) => example.documents);
  // A site that publishes objects of Kubernetes wants them to be right, whether it names the preset or not.
  const manifests = asked || kindsOf(documents).length > 0;
  const onPages = pages.flatMap(({ page }) => page.manifests.flatMap((manifest) => manifest.documents));
  const schemas = readProjectSchemas(site);
  const custom = new Map([...schemas.kinds, ...customKindsOf([...documents, ...onPages])]);
  const declared = new Set(settings.kinds);
  const texts = [...[...parsed.values()].map(({ text }) => text), ...pages.map(({ page }) => page.text)];
  const evaluate = schemas.hasRules || texts.some(mentionsRules) ? await loadCel() : undefined;
  const knownOf = (release: Release, named: boolean): KnownKinds => ({
    release,
    named,
    custom,
    declared,
    evaluate,
  });
  const releases = createReleasesOfFiles(site, kubernetesVersions);
  const meantByPages = new Map<string, MeantReleases[]>();

  const hosts = exampleHosts(
    pages.map(({ page }) => page),
    found.names,
    [...(site.origin === '' ? [] : [new URL(site.origin).host]), ...settings.hosts],
  );
  const uses = createExampleUses();
  const partial = new Set<string>();
  for (const { page, shown, linked, versions } of pages) {
    const brought: TreeNode[] = [];
    const meant = releases.of(page.file, page.locale, versions);
    const use = (entry: ExampleEntry | undefined) => {
      uses.add(entry);
      if (entry !== undefined) meantByPages.set(entry.file, [...(meantByPages.get(entry.file) ?? []), meant]);
      brought.push(...(parsed.get(entry?.file ?? '')?.documents ?? []));
    };
    for (const name of shown) {
      const entry = found.find(name.name, page.locale);
      use(entry);
      if (entry === undefined && missing && name.mustBe) {
        problems.push(...checkShown(loaded, found, page, name));
      }
    }
    for (const name of linked) use(found.find(name, page.locale));
    for (const used of commandFiles(page)) {
      const target = commandTarget(used.word.text, page.locale, found, hosts);
      problems.push(...checkCommandFile(used, target, page));
      if (target.kind === 'example' && used.partial) {
        partial.add(target.file);
      }
    }
    if (manifests)
      problems.push(
        ...mergeByRelease(meant, (release, named) => checkPageManifests(page, knownOf(release, named))),
        ...checkCommandNames(page, brought),
      );
  }
  useByKustomize(parsed, found, uses.add);

  const identical: IdenticalCopy[] = [];
  for (const entry of entries) {
    const example = parsed.get(entry.file);
    if (example === undefined) continue;
    const source = found.sourceOf(entry);
    const original = source === undefined ? undefined : parsed.get(source.file);
    if (manifests) {
      const meant = releases.ofExample(entry.file, entry.locale, meantByPages.get(entry.file) ?? []);
      problems.push(
        ...mergeByRelease(meant, (release, named) =>
          checkExample(example, knownOf(release, named), partial.has(entry.file)),
        ),
      );
    }
    if (original !== undefined) {
      const likeness = compareExamples(original, example, settings.text);
      if (likeness.kind === 'identical') {
        identical.push({ file: entry.file, source: original.file, locale: entry.locale ?? '' });
      }
      problems.push(...likenessToProblems(likeness, original, example));
    }
    // Who uses an example is known only of the whole site.
    if (focus === undefined && !uses.has(entry.file) && !/\.(?:md|go)$/.test(entry.file))
      problems.push(unused(entry));
  }
  // The commands of a translation are those of its source, unless the source is not asked for.
  const runsSource = chosen.has(site.defaultLocale);
  const isRun = (locale: string | undefined): boolean =>
    locale === undefined || (runsSource ? locale === site.defaultLocale : chosen.has(locale));
  return {
    checked: entries.length,
    problems: [...problems, ...(manifests ? [...releases.problems, ...schemas.problems] : [])],
    identical: identical.filter(({ locale }) => chosen.has(locale)),
    scenarios: scenarios
      ? planScenarios({
          pages: pages.flatMap(({ page }) => (isRun(page.locale) ? [page] : [])),
          examples: new Map([...parsed].filter(([, { locale }]) => isRun(locale))),
          partial,
          targetOf: (word, locale) => commandTarget(word, locale, found, hosts),
        })
      : [],
    manifests: [...parsed.values()].filter(({ documents: own }) =>
      own.some((document) => textAt(document, 'kind') !== undefined),
    ),
  };
}

/** Some shortcodes also show files of the page's bundle and files next to it. */
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

/** What a kustomization takes in is used by it. */
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
    message: `Unexpected example ${name}, which no page ${locale === undefined ? '' : `of ${locale} `}shows, expected one that does.`,
    hint: 'Show it on a page by codenew, or remove it.',
    locale,
    target: name,
  });
}

function notText(file: string, locale: string | undefined): Problem {
  return createProblem('invalid-encoding', filePlace(file), {
    message: 'Unexpected bytes in an example, expected UTF-8 text.',
    hint: 'Save the file as UTF-8.',
    locale,
  });
}
