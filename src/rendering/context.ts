/** What a shortcode definition may ask, answered for one call on one page. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { createProblem, NOWHERE, type Place } from '../diagnostics/index.ts';
import { createCodeBlock, createFormula, fillSlotsWithText, textToAnchor } from '../markdown/index.ts';
import {
  ERROR_BOX,
  mayHoldSlots,
  type ShortcodeCall,
  type ShortcodeContext,
  splitAtSlots,
} from '../shortcodes/index.ts';
import { concat, decodeUrlPath, generated, placeOf, type SourceText } from '../text/index.ts';
import { formatGoDate } from '../ui/index.ts';
import type { FileAnswer } from './lookups/lookups.ts';
import { type FragmentUse, type Owner, type PageRun, scopeOf } from './page-run.ts';
import { joinSitePath, parentPath } from './paths.ts';
import type { IncludeArguments } from './placeholders.ts';
import { encodePath, localePath } from './urls.ts';
import { getPath } from './values.ts';

/**
 * @param nested whether the call stands inside another one
 * @param at where problems are, for what is no call of an author
 */
export function createContext(
  run: PageRun,
  owner: Owner,
  call: ShortcodeCall<unknown>,
  nested: boolean,
  at?: Place,
): ShortcodeContext {
  const { site, page, lookups } = run;
  const { locale } = page;
  const localeInfo = site.locales.find(({ name }) => name === locale);
  const lang = localeInfo?.lang ?? 'en';
  const place: Place = at ?? (call.origin === undefined ? NOWHERE : placeOf(call.origin));
  const asSource = (text: SourceText | string): SourceText =>
    typeof text === 'string' ? generated(text, call.origin) : text;
  const render = (text: SourceText | string) => run.markdown.render(scopeOf(run, asSource(text), owner));
  const renderHtml = (text: SourceText | string) => run.markdown.renderHtml(scopeOf(run, asSource(text)));
  const siteParam = (name: string) => lookups.siteParam(locale, name);

  const reported = new Set<string>();
  let refused = false;
  const refuse = (path: string): void => {
    refused = true;
    context.problem('path-outside-site', `Unexpected path “${path}”: it leads out of the site.`, {
      hint: 'Name a file of the site.',
      target: path,
    });
  };
  const useOf = (path: string, args: IncludeArguments): FragmentUse => ({
    args: { ...owner.args, ...args },
    onCycle(chain) {
      const message = `Unexpected cycle of includes: ${chain.join(' → ')}.`;
      context.problem('include-cycle', message, { hint: 'Remove one of these includes.', target: path });
      return context.errorBox(message);
    },
  });
  const renderFragment = (path: string, args: IncludeArguments = {}) =>
    run.renderFragment(path, useOf(path, args));
  const renderFile = (answer: FileAnswer, name: string, args?: IncludeArguments) => {
    if (answer === 'outside') refuse(name);
    return answer === undefined || answer === 'outside' ? undefined : renderFragment(answer.path, args);
  };

  const context: ShortcodeContext = {
    conventions: site.conventions,
    defaultLocale: site.defaultLocale,
    page: {
      locale,
      lang,
      file: page.file,
      url: encodePath(page.url),
      title: page.title,
      path: `/${page.id}`,
      kind: page.kind,
      bundle: page.bundle,
      date: page.date,
      lastmod: page.lastmod,
      params: owner.params,
    },
    param: (name) => getPath(owner.params, name) ?? siteParam(name),
    siteParam,
    data(path) {
      const value = lookups.data(path);
      // What is wrong with a file is said where its value is missed.
      if (value === undefined) for (const problem of lookups.dataProblems(path)) run.report(problem);
      return value;
    },
    ui(key, values) {
      const { text, missing, from } = lookups.ui(locale, key, values ?? {});
      if (missing) {
        run.report(
          createProblem('missing-translation-key', NOWHERE, {
            message:
              from === undefined
                ? `Expected a UI string “${key}” for the locale “${locale}”, found none in any locale.`
                : `Expected a UI string “${key}” for the locale “${locale}”, found only that of “${from}”.`,
            hint: `Add “${key}” to the UI strings of “${locale}” in ${site.i18nDir}/.`,
            target: key,
            locale,
          }),
        );
      }
      // Hugo prints nothing for a key that nobody translated.
      return from === undefined && !site.conventions.showsMissingTexts ? '' : text;
    },
    formatDate: (date, layout) => formatGoDate(date, layout, lang),
    expand: (text) => run.expand(owner, asSource(text)).text,
    markdown: (text) => unwrapParagraph(render(text)),
    markdownBlocks: render,
    html: renderHtml,
    inner(inside) {
      if (inside.markup === 'html') return renderHtml(inside.inner);
      const content = render(inside.inner);
      return inside.inner.text.includes('\n') ? content : unwrapParagraph(content);
    },
    wrapInner(element, inside) {
      if (inside.markup === 'markdown' && !nested) {
        const [open, close] = tagsOf(element);
        const origin = inside.origin;
        return {
          kind: 'markup',
          source: concat([
            generated(`${open}\n\n`, origin),
            inside.inner,
            generated(`\n\n${close}\n`, origin),
          ]),
        };
      }
      return {
        kind: 'nodes',
        nodes: [{ ...element, children: [...element.children, ...context.inner(inside)] }],
      };
    },
    plainText: (source) => fillSlotsWithText(source.text, run.slots),
    hold: (nodes) => run.slots.add({ kind: 'nodes', nodes, origin: call.origin }),
    release: (text) => releaseSlots(text, run),
    memory: run.memory,
    codeBlock: createCodeBlock,
    canHighlight: run.knowsLanguage,
    formula: createFormula,
    anchorize: (text) =>
      textToAnchor(text, site.markdown.headingIds === 'none' ? 'github' : site.markdown.headingIds),
    include: (name, args) => renderFile(lookups.includeFile(owner.file, locale, name), name, args),
    includeSource(name, args = {}) {
      const found = lookups.includeFile(owner.file, locale, name);
      if (found === undefined || found === 'outside' || !isPartial(found.path)) return undefined;
      return run.expandFragment(found.path, useOf(found.path, args));
    },
    includeParams(name) {
      const found = lookups.includeFile(owner.file, locale, name);
      return found === undefined || found === 'outside'
        ? undefined
        : lookups.fragment(found.path, locale)?.params;
    },
    pageContent: (path) => renderFile(lookups.contentFile(owner.file, locale, path), path),
    pageSource(file) {
      const fragment = lookups.fragment(file, locale);
      if (fragment === undefined) return undefined;
      run.shows(file);
      return fragment.text.slice(fragment.bodyStart);
    },
    expandPage: (file) => run.expandFragment(file, useOf(file, {}))?.text,
    today: () => lookups.today(),
    readFile(path) {
      const file = joinSitePath(path.startsWith('/') ? '' : parentPath(owner.file), path);
      const result = file === undefined ? undefined : lookups.text(file);
      if (file === undefined || result?.kind === 'outside') refuse(path);
      if (file === undefined || result?.kind !== 'text') return undefined;
      run.shows(file);
      return { text: result.text, file };
    },
    example(file) {
      const found = lookups.example(owner.file, locale, file);
      if (found === 'outside') refuse(file);
      if (found === undefined || found === 'outside') return undefined;
      const result = lookups.text(found.file);
      return result.kind === 'text' ? { ...found, text: result.text } : undefined;
    },
    term: (id) => lookups.term(locale, id),
    termContent(id) {
      const term = lookups.term(locale, id);
      return term === undefined ? undefined : renderFragment(term.file);
    },
    resource(glob) {
      const path = glob.replace(/^\*\*\/?|\*$/g, '');
      if (joinSitePath(parentPath(owner.file), path) === undefined) refuse(path);
      return lookups.resource(owner.file, locale, glob);
    },
    resourceOf: (bundle, glob) => lookups.bundleResource(locale, bundle, glob),
    findPage(path, inLocale = locale) {
      const found = lookups.page(owner.file, inLocale, path);
      if (found !== undefined && inLocale !== locale) run.elsewhere.add(found.url);
      return found;
    },
    findLinked: (path) => lookups.linkedPage(owner.file, locale, path),
    related: (inLocale, path, relation) => lookups.related(inLocale, path, relation),
    resources: () => lookups.resources(owner.file, locale),
    asset: (path) => lookups.asset(path),
    imageSize: (url) => lookups.imageSize(owner.file, locale, decodeUrlPath(url)),
    get siteFacts() {
      return lookups.siteFacts(locale);
    },
    pagesWith: (key) => lookups.pagesWith(locale, key),
    pagesOf: (section) => lookups.pagesOf(locale, section),
    relUrl: (path) => localePath('', path),
    relLangUrl: (path) => localePath(localeInfo?.urlPrefix ?? '', path),
    env: (name) => lookups.env(name),
    problem(code, message, { place: elsewhere, ...more } = {}) {
      if (more.target !== undefined) reported.add(more.target);
      // A path that was refused is also not found: one cause, one problem.
      if (refused && code.startsWith('missing-')) return;
      run.report(createProblem(code, elsewhere ?? place, { message, ...more, locale }));
    },
    reported,
    errorBox: (message) => ({
      type: 'element',
      tagName: 'div',
      properties: { className: [ERROR_BOX], role: 'alert' },
      children: [{ type: 'text', value: message }],
    }),
  };
  return context;
}

/** Slots within slots end here: an output never holds itself. */
const MAX_RELEASED = 20;

/** The text with its slots as HTML. */
function releaseSlots(text: string, run: PageRun, depth = 0): string {
  if (!mayHoldSlots(text) || depth > MAX_RELEASED) return text;
  return splitAtSlots(text, run.slots)
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'text') return part.text;
      return part.kind === 'toc' ? '' : releaseSlots(toHtml([...part.nodes]), run, depth + 1);
    })
    .join('');
}

/** Fragments of `_includes` are Markdown that becomes part of the page's own. */
function isPartial(path: string): boolean {
  return path.split('/').slice(0, -1).includes('_includes');
}

/** Opening and closing tag of an element as text, with what it already holds after the opening one. */
function tagsOf(element: Element): [string, string] {
  const html = toHtml({ ...element, children: [] });
  const close = `</${element.tagName}>`;
  const open = html.slice(0, html.length - close.length);
  return [open + toHtml(element.children, { allowDangerousHtml: true }), close];
}

/** `markdownify`: the content of a single paragraph, everything else as it is. */
function unwrapParagraph(content: ElementContent[]): ElementContent[] {
  const solid = content.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const only = solid[0];
  return solid.length === 1 &&
    only?.type === 'element' &&
    only.tagName === 'p' &&
    Object.keys(only.properties).length === 0
    ? only.children
    : content;
}
