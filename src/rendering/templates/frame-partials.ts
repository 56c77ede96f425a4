/**
 * Partials of a tree that stand at places of every page's frame: `layouts/partials/hooks/head-end.html` and `body-end.html`, as Docsy has them. HTML alone is such
 * a template too.
 */
import { filePlace, NOWHERE } from '../../diagnostics/index.ts';
import type { Owner, PageRun } from '../page-run.ts';
import type { RenderedPage } from '../rendered-page.ts';
import { createContext } from '../shortcode-context/context.ts';
import { executeTemplate, type ReadTemplate, readTemplate } from './execute.ts';
import { callOf } from './render-hooks.ts';
import type { ChosenTemplate, SiteTemplates } from './site.ts';

/** Places of a page, by the names that the partials and our slots share. */
export const FRAME_PARTIALS = ['head-end', 'body-end'] as const;

/** Read once for all pages. */
const readPartials = new WeakMap<ChosenTemplate, ReadTemplate>();

/** What they print for a page, by place; nothing where the tree has none. A template that fails is reported, and leaves its place empty. */
export function renderFramePartials(
  run: PageRun,
  owner: Owner,
  templates: SiteTemplates | undefined,
): Pick<RenderedPage, 'frame'> {
  if (templates === undefined || templates.frame.length === 0) return {};
  const printed = templates.frame.flatMap((partial): [string, string][] => {
    const read = readPartials.get(partial) ?? readTemplate(partial, templates.site);
    readPartials.set(partial, read);
    const call = callOf(partial.name);
    const place = run.page.file === '' ? NOWHERE : filePlace(run.page.file);
    const result = executeTemplate(
      read,
      {
        name: partial.path,
        instead: 'Do without it in the template; until then nothing of it is on the pages.',
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
