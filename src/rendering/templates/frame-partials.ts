/**
 * Partials of a tree that are printed in every page's frame: `layouts/partials/hooks/head-end.html` and `body-end.html`, as in Docsy. Files with only HTML work
 * too.
 */
import { filePlace, NOWHERE } from '../../diagnostics/index.ts';
import { emptyCall } from '../../shortcodes/index.ts';
import type { RenderedPage } from '../facts/rendered-page.ts';
import type { Owner, PageRun } from '../run/page-run.ts';
import { createContext } from '../shortcode-context/context.ts';
import { executeTemplate, type ReadTemplate, readTemplate } from './execute.ts';
import type { ChosenTemplate, SiteTemplates } from './site.ts';

/** Slots of a page; partials and slots have the same names. */
export const FRAME_PARTIALS = ['head-end', 'body-end'] as const;

/** Parsed once for all pages. */
const readPartials = new WeakMap<ChosenTemplate, ReadTemplate>();

/** Their output for a page, by slot; empty if the tree has none. A failing template is reported, and its slot stays empty. */
export function renderFramePartials(
  run: PageRun,
  owner: Owner,
  templates: SiteTemplates | undefined,
): Pick<RenderedPage, 'frame'> {
  if (templates === undefined || templates.frame.length === 0) return {};
  const printed = templates.frame.flatMap((partial): [string, string][] => {
    const read = readPartials.get(partial) ?? readTemplate(partial, templates.site);
    readPartials.set(partial, read);
    const call = emptyCall(partial.name);
    const place = run.page.file === '' ? NOWHERE : filePlace(run.page.file);
    const result = executeTemplate(
      read,
      {
        name: partial.path,
        instead: 'Remove it from the template; until then, pages omit this partial.',
        severity: 'warning',
        call,
        context: createContext(run, owner, call, false, place),
        site: templates.site,
      },
      (objects) => objects.page ?? null,
    );
    return 'text' in result && result.text.trim() !== '' ? [[partial.name, result.text.trim()]] : [];
  });
  return printed.length === 0 ? {} : { frame: Object.fromEntries(printed) };
}
