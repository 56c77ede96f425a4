/** A text and its shortcodes → HTML, within the run of a page. */
import type { ElementContent } from 'hast';
import type { Page } from '../../corpus/index.ts';
import { nearestName, type Place, type Problem } from '../../diagnostics/index.ts';
import { expandShortcodes, type ShortcodeDefinition } from '../../shortcodes/index.ts';
import type { SourceText } from '../../text/index.ts';
import { createContext } from '../shortcode-context/context.ts';
import { type Owner, type PageRun, scopeOf, startOf } from './page-run.ts';

/** Expands and renders a text in a scope of its own: its heading ids are unique within it. */
export function renderText(
  run: PageRun,
  owner: Owner,
  source: SourceText,
  format: Page['format'] = 'markdown',
): ElementContent[] {
  const expanded = scopeOf(run, expandText(run, owner, source), owner);
  return format === 'html' ? run.markdown.renderHtml(expanded) : run.markdown.render(expanded);
}

const lowerNames = new WeakMap<PageRun['definitions'], Map<string, ShortcodeDefinition>>();

/** Hugo ignores the case of shortcode names. */
function anyCase(definitions: PageRun['definitions'], name: string): ShortcodeDefinition | undefined {
  let known = lowerNames.get(definitions);
  if (known === undefined) {
    known = new Map([...definitions].map(([key, definition]) => [key.toLowerCase(), definition]));
    lowerNames.set(definitions, known);
  }
  return known.get(name.toLowerCase());
}

/** The text with its shortcodes executed. */
export function expandText(run: PageRun, owner: Owner, source: SourceText): SourceText {
  const { site, page, definitions } = run;
  const refuseUrl = (what: string, place: Place, tag: Place): void => {
    run.refusedUrls.add(startOf(tag));
    run.onRemoved(what, place);
  };
  return expandShortcodes(source, {
    slots: run.slots,
    keepsIndentation: site.conventions.keepsIndentation,
    onRefusedUrl: site.conventions.refusesUrls ? refuseUrl : undefined,
    locale: page.locale,
    definition: (name) => {
      const definition =
        definitions.get(name) ??
        (site.conventions.anyCaseShortcodes ? anyCase(definitions, name) : undefined);
      // Records a dependency: the shortcode may be defined in the next build.
      run.lookups.ownShortcode(name);
      if (definition !== undefined) run.shortcodes.add(name);
      return definition;
    },
    explainUnknown: run.explainUnknown,
    nearestName(name) {
      run.lookups.ownShortcodeNames();
      return nearestName(name, definitions.keys());
    },
    contextFor: (call, nested) => createContext(run, owner, call, nested),
    report: run.report,
  });
}

/** A box that shows a problem in place of the text; the problem is reported. */
export function failedBody(run: PageRun, problem: Problem): ElementContent[] {
  run.report(problem);
  const children: ElementContent[] = [
    { type: 'text', value: `${problem.message} ${problem.hint ?? ''}`.trim() },
  ];
  return [
    {
      type: 'element',
      tagName: 'div',
      properties: { className: ['lockstep-error'], role: 'alert' },
      children,
    },
  ];
}
