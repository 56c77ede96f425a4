/** Runs content adapters: the pages that they add become texts with front matter. */
import type { AdapterRunner, ContentAdapter, GeneratedFile, Page } from '../../corpus/index.ts';
import { filePlace, type Problem } from '../../diagnostics/index.ts';
import { createMarkdown, NO_PLUGINS } from '../../markdown/index.ts';
import { emptyCall } from '../../shortcodes/index.ts';
import { GoMethod, GoObject, GoScratch, type GoValue } from '../../templates/index.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { createRun } from '../run/create-run.ts';
import type { RenderSettings } from '../settings.ts';
import { createContext } from '../shortcode-context/context.ts';
import { executeTemplate, type ReadTemplate, readTemplate } from './execute.ts';
import { GeneratedContent } from './generated-content.ts';
import type { TemplateFile, TemplateSite } from './site.ts';

export interface AdapterSite {
  readonly site: RenderSettings;
  /** Without pages, which are not known yet. */
  readonly lookups: Lookups;
  readonly templates: TemplateSite;
  /** Text of an adapter; `undefined` if it cannot be read. */
  readText(file: string): string | undefined;
  /** Stores the text of a generated file, by the path at which it will be read. */
  keep(file: string, text: string): void;
}

/** Runs adapters, one after another. */
export function createAdapterRunner(adapterSite: AdapterSite): AdapterRunner {
  return (adapter) => {
    const text = adapterSite.readText(adapter.file);
    if (text === undefined) return { files: [], problems: [] };
    const file = { path: adapter.file, text };
    const template = readTemplate(file, adapterSite.templates);
    const first = runFor(adapter, file, template, adapterSite);
    const others = first.forAll
      ? adapterSite.site.locales.flatMap(({ name }) =>
          name === adapter.locale ? [] : runFor({ ...adapter, locale: name }, file, template, adapterSite),
        )
      : [];
    const all = [first, ...others];
    return {
      files: all.flatMap(({ files }) => files),
      problems: all.flatMap(({ problems }) => problems),
    };
  };
}

interface AdapterRun {
  readonly files: readonly GeneratedFile[];
  readonly problems: readonly Problem[];
  /** Whether the template requests a run for each language. */
  readonly forAll: boolean;
}

function runFor(
  adapter: ContentAdapter,
  file: TemplateFile,
  template: ReadTemplate,
  { site, lookups, templates, keep }: AdapterSite,
): AdapterRun {
  const problems: Problem[] = [];
  const markdown = createMarkdown(site.markdown, site.highlight.codeFences, false, NO_PLUGINS);
  const page = pageFor(adapter);
  const run = createRun({
    site,
    page,
    lookups,
    markdown,
    sanitized: markdown,
    definitions: new Map(),
    explainUnknown: () => undefined,
    knowsLanguage: () => false,
    templates: undefined,
    problems,
  });
  const call = emptyCall('_content');
  const owner = { file: adapter.file, params: {} };
  const context = createContext(run, owner, call, false, filePlace(adapter.file));
  const made = new GeneratedContent();
  executeTemplate(
    template,
    {
      name: adapter.file,
      instead: 'Do without it in the template, or let a script write the pages before the build.',
      call,
      context,
      site: templates,
      ownFile: file.path,
    },
    (objects) => new AdapterObject(made, objects),
  );
  return { files: made.write(adapter, keep), problems, forAll: made.forAll };
}

/** Rendering needs a page; an adapter has none. */
function pageFor({ file, dir, locale }: ContentAdapter): Page {
  return {
    id: dir,
    locale,
    kind: dir === '' ? 'home' : 'section',
    bundle: 'branch',
    file,
    format: 'markdown',
    bodyStart: 0,
    hash: '',
    damaged: false,
    params: {},
    title: '',
    linkTitle: '',
    description: '',
    weight: 0,
    date: undefined,
    lastmod: undefined,
    section: dir.split('/')[0] ?? '',
    url: `/${dir}`,
    output: '',
    aliases: [],
    translationKey: '',
    rendered: false,
    listed: false,
    resourceOf: undefined,
    resources: [],
  };
}

/** The data of an adapter's template. */
class AdapterObject extends GoObject {
  readonly typeName = '*pagesfromdata.pagesFromDataTemplateContext';
  readonly #made: GeneratedContent;
  readonly #objects: Readonly<Record<string, GoObject>>;
  readonly #store = new GoScratch();

  constructor(made: GeneratedContent, objects: Readonly<Record<string, GoObject>>) {
    super();
    this.#made = made;
    this.#objects = objects;
  }

  override get displayName(): string {
    return '';
  }

  override member(name: string): GoValue | GoMethod {
    switch (name) {
      case 'AddPage':
        return new GoMethod(([given]) => {
          this.#made.addPage(given);
          return '';
        }, 1);
      case 'AddResource':
        return new GoMethod(([given]) => {
          this.#made.addResource(given);
          return '';
        }, 1);
      case 'EnableAllLanguages':
      case 'EnableAllDimensions':
        return new GoMethod(() => {
          this.#made.forAll = true;
          return '';
        }, 0);
      case 'Site':
        return this.#objects.site ?? null;
      case 'Store':
        return this.#store;
      default:
        return undefined;
    }
  }
}
