/** Text of other files that a call shows on the page: includes, other pages, examples, glossary terms. */
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import { joinSitePath, parentPath } from '../addresses/paths.ts';
import type { FileResult } from '../lookups/lookups.ts';
import type { FragmentUse } from '../run/page-run.ts';
import type { IncludeArguments } from '../run/placeholders.ts';
import type { CallScope } from './call-scope.ts';

export function createShownFiles(scope: CallScope) {
  return {
    ...createIncludes(scope),
    ...createPageTexts(scope),
    ...createFiles(scope),
    ...createTerms(scope),
  };
}

function renderFragment(scope: CallScope, path: string, args: IncludeArguments = {}) {
  return scope.run.renderFragment(path, fragmentUse(scope, path, args));
}

function renderFile(scope: CallScope, found: FileResult, name: string, args?: IncludeArguments) {
  if (found === 'outside') scope.report.refuse(name);
  return found === undefined || found === 'outside' ? undefined : renderFragment(scope, found.path, args);
}

function createIncludes(scope: CallScope) {
  const { run, owner } = scope;
  const { lookups } = run;
  const { locale } = run.page;
  const includePath = (name: string): string | undefined => {
    const found = lookups.includeFile(owner.file, locale, name);
    return found === undefined || found === 'outside' ? undefined : found.path;
  };
  return {
    include: (name, args) => renderFile(scope, lookups.includeFile(owner.file, locale, name), name, args),
    includeSource(name, args = {}) {
      const path = includePath(name);
      return path === undefined || !isPartial(path)
        ? undefined
        : run.expandFragment(path, fragmentUse(scope, path, args));
    },
    includeParams(name) {
      const path = includePath(name);
      return path === undefined ? undefined : lookups.fragment(path, locale)?.params;
    },
  } satisfies Partial<ShortcodeContext>;
}

function createPageTexts(scope: CallScope) {
  const { run, owner } = scope;
  const { lookups } = run;
  const { locale } = run.page;
  return {
    pageContent: (path) => renderFile(scope, lookups.contentFile(owner.file, locale, path), path),
    pageSource(file) {
      const fragment = lookups.fragment(file, locale);
      if (fragment === undefined) return undefined;
      run.shows(file);
      return fragment.text.slice(fragment.bodyStart);
    },
    expandPage: (file) => run.expandFragment(file, fragmentUse(scope, file, {}))?.text,
    expandForHeadings: (file) => run.expandQuietly(file)?.text,
  } satisfies Partial<ShortcodeContext>;
}

function createFiles(scope: CallScope) {
  const { run, owner, report } = scope;
  const { lookups } = run;
  return {
    readFile(path) {
      const file = joinSitePath(path.startsWith('/') ? '' : parentPath(owner.file), path);
      const result = file === undefined ? undefined : lookups.text(file);
      if (file === undefined || result?.kind === 'outside') report.refuse(path);
      if (file === undefined) return undefined;
      if (result?.kind === 'text') {
        run.shows(file);
        return { text: result.text, file };
      }
      return readMounted(scope, path);
    },
    example(file) {
      const found = lookups.example(owner.file, run.page.locale, file);
      if (found === 'outside') report.refuse(file);
      if (found === undefined || found === 'outside') return undefined;
      const result = lookups.text(found.file);
      return result.kind === 'text' ? { ...found, text: result.text } : undefined;
    },
  } satisfies Partial<ShortcodeContext>;
}

/** A path that is not a file of the site may be that of a mounted content file. */
function readMounted({ run, owner }: CallScope, path: string): { text: string; file: string } | undefined {
  if (!path.startsWith('/')) return undefined;
  const found = run.lookups.linkedPage(owner.file, run.page.locale, path);
  const result = found === undefined || found.file === '' ? undefined : run.lookups.text(found.file);
  if (found === undefined || result?.kind !== 'text') return undefined;
  run.shows(found.file);
  return { text: result.text, file: found.file };
}

function createTerms(scope: CallScope) {
  const { lookups, page } = scope.run;
  return {
    term: (id) => lookups.term(page.locale, id),
    termContent(id) {
      const term = lookups.term(page.locale, id);
      return term === undefined ? undefined : renderFragment(scope, term.file);
    },
  } satisfies Partial<ShortcodeContext>;
}

function fragmentUse({ owner, report }: CallScope, path: string, args: IncludeArguments): FragmentUse {
  return {
    args: { ...owner.args, ...args },
    onCycle(chain) {
      const message = `Unexpected cycle of includes: ${chain.join(' → ')}.`;
      report.problem('include-cycle', message, { hint: 'Remove one of these includes.', target: path });
      return report.errorBox(message);
    },
  };
}

/** Fragments in `_includes` are Markdown that becomes part of the page's own text. */
function isPartial(path: string): boolean {
  return path.split('/').slice(0, -1).includes('_includes');
}
