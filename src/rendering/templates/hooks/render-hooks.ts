/** Render hooks for the texts of one owner on a page: Hugo's embedded ones for links and images, and templates of the site. */
import type { Element, ElementContent } from 'hast';
import {
  HEADING_PROPERTY,
  type HookedElement,
  type HookKind,
  type RenderHooks,
  walkElements,
} from '../../../markdown/index.ts';
import { emptyCall } from '../../../shortcodes/index.ts';
import { TemplateError } from '../../../templates/index.ts';
import { generated } from '../../../text/index.ts';
import { headingHtml } from '../../facts/heading-html.ts';
import { type Owner, type PageRun, scopeOf } from '../../run/page-run.ts';
import { createContext } from '../../shortcode-context/context.ts';
import { chooseTemplate } from '../choose.ts';
import { executeTemplate, type ReadTemplate, readTemplate } from '../execute.ts';
import type { ChosenTemplate, SiteTemplates } from '../site.ts';
import { embeddedTarget } from './embedded-hooks.ts';
import { hookContext } from './hook-context.ts';

/** Limit for hooks whose templates render texts that call hooks. */
const MAX_DEPTH = 20;

/** State that hooks of one page share across texts. */
export interface HookState {
  /** Number of preceding elements of each kind. */
  readonly ordinals: Map<HookKind | 'address', number>;
  depth: number;
}

/** Parsed once for all pages. */
const readTemplates = new WeakMap<ChosenTemplate, ReadTemplate>();

/** The hooks for an owner's texts; `undefined` if the site has none. */
export function createRenderHooks(
  run: PageRun,
  owner: Owner,
  templates: SiteTemplates | undefined,
  state: HookState,
): RenderHooks | undefined {
  const { site, page } = run;
  const { embeddedHooks } = site;
  const hooks = templates?.hooks ?? [];
  if (hooks.length === 0 && embeddedHooks.link === 'never' && embeddedHooks.image === 'never')
    return undefined;
  const chosen = new Map<string, ChosenTemplate | undefined>();
  const choose = (name: string): ChosenTemplate | undefined => {
    if (!chosen.has(name)) chosen.set(name, chooseTemplate(hooks, name, page));
    return chosen.get(name);
  };
  const find = (kind: HookKind, variant = ''): ChosenTemplate | undefined => {
    if ((kind === 'link' || kind === 'image') && embeddedHooks[kind] === 'always') return undefined;
    return (variant === '' ? undefined : choose(`${kind}-${variant}`)) ?? choose(kind);
  };
  return {
    resolve: (kind, target) =>
      embeddedHooks[kind] === 'never' || find(kind) !== undefined
        ? undefined
        : embeddedTarget(kind, target, run, owner),
    has: (kind, variant) => find(kind, variant) !== undefined,
    render(element, place) {
      const template = find(element.kind, variantOf(element));
      if (template === undefined || templates === undefined) return undefined;
      return state.depth >= MAX_DEPTH
        ? reportTooDeep(template, run)
        : renderElement(element, place, { run, owner, template, templates, state });
    },
  };
}

function variantOf(element: HookedElement): string {
  switch (element.kind) {
    case 'codeblock':
      return element.fence.options.lang ?? '';
    case 'blockquote':
    case 'passthrough':
      return element.type;
    default:
      return '';
  }
}

interface Rendering {
  readonly run: PageRun;
  readonly owner: Owner;
  readonly template: ChosenTemplate;
  readonly templates: SiteTemplates;
  readonly state: HookState;
}

function renderElement(
  element: HookedElement,
  place: number,
  { run, owner, template, templates, state }: Rendering,
): ElementContent[] | undefined {
  const { site } = templates;
  const read = readTemplates.get(template) ?? readTemplate(template, site);
  readTemplates.set(template, read);
  const name = `render-${template.name}`;
  const call = emptyCall(name);
  const context = createContext(run, owner, call, false, run.places.get(place));
  const counted = element.kind === 'link' && element.isBare ? 'address' : element.kind;
  const ordinal = state.ordinals.get(counted) ?? 0;
  state.ordinals.set(counted, ordinal + 1);
  const instead = 'Remove it from the template; until then, these elements are rendered without the hook.';
  state.depth += 1;
  try {
    const result = executeTemplate(read, { name, instead, call, context, site }, (objects) =>
      hookContext(element, { ordinal, place: run.places.get(place), page: objects.page ?? null, run }),
    );
    return 'text' in result ? finish(element, result.text, place, run) : undefined;
  } finally {
    state.depth -= 1;
  }
}

/** The output of a hook as elements; links in it get the place of the original element. */
function finish(element: HookedElement, text: string, place: number, run: PageRun): ElementContent[] {
  const scope = scopeOf(run, generated(text));
  const places: typeof scope.places = {
    ...run.places,
    add: (found) => (found.kind === 'nowhere' ? place : run.places.add(found)),
  };
  const nodes = run.markdown.renderHtml({ ...scope, places });
  if (element.kind === 'heading') {
    const shown = run.markdown.renderHtml({ ...scope, source: generated(element.text), places });
    markHeading(nodes, `${element.anchor} ${headingHtml(shown)}`);
  }
  return nodes;
}

/** The first heading in a hook's output is listed with the text that Markdown gives it. */
function markHeading(nodes: readonly ElementContent[], value: string): void {
  let first: Element | undefined;
  walkElements({ type: 'root', children: [...nodes] }, (node) => {
    if (/^h[1-6]$/.test(node.tagName)) first ??= node;
  });
  if (first !== undefined) first.properties[HEADING_PROPERTY] = value;
}

function reportTooDeep(template: ChosenTemplate, run: PageRun): undefined {
  const error = new TemplateError('limit', `hooks call each other more than ${MAX_DEPTH} deep`, {
    template: template.path,
    line: 1,
    column: 1,
  });
  const call = emptyCall(`render-${template.name}`);
  const owner = { file: run.page.file, params: run.page.params };
  const context = createContext(run, owner, call, false);
  const site = {
    layoutDirs: [template.path.slice(0, template.path.lastIndexOf('/'))],
    version: 0,
    minor: 0,
    outputFormats: [],
    scalesImages: false,
    digest: () => undefined,
    hmac: () => undefined,
  };
  executeTemplate(error, { name: call.name, instead: '', call, context, site }, () => null);
  return undefined;
}
