/** Renders pages in other output formats: the complete output of a format's template is the text of a file. */
import { doesHugo, type OutputFormat } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { filePlace, NOWHERE } from '../../diagnostics/index.ts';
import { emptyCall } from '../../shortcodes/index.ts';
import { formatUrl } from '../addresses/output-urls.ts';
import { encodePath } from '../addresses/urls.ts';
import type { Owner, PageRun } from '../run/page-run.ts';
import { createContext } from '../shortcode-context/context.ts';
import { chooseTemplate } from './choose.ts';
import { executeTemplate, type ReadTemplate, readLayout, readTemplate } from './execute.ts';
import type { Addresses, LayoutContent } from './objects/scope.ts';
import type { ChosenTemplate, SiteTemplates } from './site.ts';

/** Hugo's template names by page kind, the best match first. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  home: ['home', 'index', 'list', 'all'],
  section: ['section', 'list', 'all'],
  taxonomy: ['taxonomy', 'terms', 'list', 'all'],
  term: ['term', 'taxonomy', 'list', 'all'],
  page: ['single', 'page', 'all'],
};

/** The template that renders a page in a format; `undefined` if the tree has none. */
export function formatTemplate(
  templates: Pick<SiteTemplates, 'formats'> | undefined,
  page: Page,
  format: OutputFormat,
): ChosenTemplate | undefined {
  if (templates === undefined) return undefined;
  const { layout } = page.params;
  const named = typeof layout === 'string' && layout !== '' ? [layout.toLowerCase()] : [];
  const kind = kindOfPage(page);
  for (const name of [...named, ...(NAMES[kind] ?? [])]) {
    const found = chooseTemplate(ofFormat(templates, format), name, { ...page, kind }, format.name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function kindOfPage({ kind, taxonomy }: Page): string {
  if (taxonomy === undefined) return kind;
  return taxonomy.term === '' ? 'taxonomy' : 'term';
}

/** Templates of formats without a file extension are named after the format: `index.redir`. */
function ofFormat(
  { formats }: Pick<SiteTemplates, 'formats'>,
  { suffix, name }: OutputFormat,
): readonly ChosenTemplate[] {
  const ending = suffix === '' ? name : suffix.slice(1).toLowerCase();
  return formats.filter((template) => template.ending === ending);
}

/** Parsed once for all pages. */
const readFormats = new WeakMap<ChosenTemplate, Map<ChosenTemplate | undefined, ReadTemplate>>();

function read(
  template: ChosenTemplate,
  page: Page,
  format: OutputFormat,
  templates: SiteTemplates,
): ReadTemplate {
  const base = chooseTemplate(
    ofFormat(templates, format),
    'baseof',
    { ...page, kind: kindOfPage(page) },
    format.name,
  );
  const known = readFormats.get(template) ?? new Map<ChosenTemplate | undefined, ReadTemplate>();
  readFormats.set(template, known);
  const { site } = templates;
  const ready =
    known.get(base) ??
    (base === undefined || !HAS_DEFINE.test(template.text)
      ? readTemplate(template, site)
      : readLayout(template, base, site));
  known.set(base, ready);
  return ready;
}

/** A template that defines blocks needs a base template. */
const HAS_DEFINE = /\{\{-?\s*define\s/;

/** The text of a page in a format; `undefined` if its template fails, which is reported. */
export function renderFormat(
  run: PageRun,
  owner: Owner,
  format: OutputFormat,
  templates: SiteTemplates,
  content: LayoutContent,
): string | undefined {
  const template = formatTemplate(templates, run.page, format);
  if (template === undefined) return undefined;
  const call = emptyCall(template.name);
  const place = run.page.file === '' ? NOWHERE : filePlace(run.page.file);
  const facts = run.lookups.siteFacts(run.page.locale);
  const addresses = fileAddresses(facts.baseUrl);
  const context = createContext(run, owner, call, false, place, addresses.rel);
  const ways = { formatsOfRoot: doesHugo(templates.site.minor, 'formatsOfRoot') };
  const ownUrl = encodePath(formatUrl(format, { ...run.page, urlPrefix: facts.urlPrefix }, ways));
  const result = executeTemplate(
    read(template, run.page, format, templates),
    {
      name: template.path,
      instead: 'Remove it from the template, or generate the file with a script and put it in static/.',
      severity: 'warning',
      call,
      context,
      site: templates.site,
      scope: {
        layout: content,
        addresses,
        format: format.name,
        ...(format.permalinkable ? { ownUrl } : {}),
      },
    },
    (objects) => objects.page ?? null,
  );
  return 'text' in result ? context.release(result.text) : undefined;
}

/** URLs for files that do not become pages. */
function fileAddresses(baseUrl: string): Addresses {
  const origin = /^[a-z]+:\/\/[^/]*/i.exec(baseUrl)?.[0] ?? '';
  const base = baseUrl.slice(origin.length).replace(/\/$/, '');
  const rel = (path: string) => (path.startsWith('/') && !path.startsWith('//') ? `${base}${path}` : path);
  return {
    rel,
    host: origin,
    abs: (path) => (path.startsWith('/') && !path.startsWith('//') ? `${origin}${rel(path)}` : path),
  };
}
