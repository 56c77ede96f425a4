/** Partials that a shortcode's template calls. */
import type { ShortcodeContext } from '../../../shortcodes/index.ts';
import {
  type CompiledTemplate,
  compileTemplate,
  type FunctionTable,
  type GoValue,
  type Meter,
  runTemplate,
  safeHtml,
  TemplateError,
} from '../../../templates/index.ts';
import { isHtmlTemplate, type TemplateSite } from '../site.ts';

/** Compiled partials by folder and text: shared by all pages. */
const compiledPartials = new Map<string, CompiledTemplate>();
const MAX_COMPILED = 1000;

/** The result of `partial NAME DATA`: its HTML, or the value it returns. */
export function runPartial(
  name: string,
  data: GoValue,
  context: ShortcodeContext,
  site: TemplateSite,
  meter: Meter,
  functions: FunctionTable,
): GoValue {
  const file = findPartial(name, context, site);
  if (file === undefined) {
    const inline = inlinePartials.get(site)?.get(nameOf(name));
    if (inline === undefined) throw new TemplateError('execute', `partial "${name}" not found`);
    return resultOf(inline(), data, meter, functions, site);
  }
  const key = `${site.version}\0${file.path}\0${file.text}`;
  let compiled = compiledPartials.get(key);
  if (compiled === undefined) {
    compiled = compileTemplate(file.path, file.text, {
      functions,
      html: isHtmlTemplate(file.path, site),
    });
    if (compiledPartials.size >= MAX_COMPILED) compiledPartials.clear();
    compiledPartials.set(key, compiled);
  }
  noteInlinePartials(compiled, site);
  return resultOf(compiled, data, meter, functions, site);
}

function resultOf(
  compiled: CompiledTemplate,
  data: GoValue,
  meter: Meter,
  functions: FunctionTable,
  site: TemplateSite,
): GoValue {
  const result = runTemplate(compiled, data, { functions, meter, rangesOverInts: site.version >= 123 });
  return result.returned === undefined ? safeHtml(result.text) : result.returned.value;
}

/** Partials defined inside other templates, `{{ define "partials/x.html" }}`, by name without the folder. */
const inlinePartials = new WeakMap<TemplateSite, Map<string, () => CompiledTemplate>>();

/** Hugo knows such a partial wherever it is defined; here it is known once its template has been parsed. */
export function noteInlinePartials({ defined }: CompiledTemplate, site: TemplateSite): void {
  for (const [name, ready] of defined) {
    if (!/^_?partials\//.test(name)) continue;
    const known = inlinePartials.get(site) ?? new Map<string, () => CompiledTemplate>();
    inlinePartials.set(site, known);
    known.set(nameOf(name), ready);
  }
}

/** Without the folder, and with a file extension. */
function nameOf(name: string): string {
  const path = name.replace(/^\/+|^_?partials\//, '');
  return /\.[^./]+$/.test(path) ? path : `${path}.html`;
}

function findPartial(
  name: string,
  context: ShortcodeContext,
  site: TemplateSite,
): { path: string; text: string } | undefined {
  if (name.split('/').includes('..'))
    throw new TemplateError('execute', `partial "${name}" leads out of its folder`);
  const path = name.replace(/^\/+|^partials\//, '');
  for (const folder of site.layoutDirs) {
    for (const base of ['partials', '_partials']) {
      for (const ending of ['', '.html']) {
        const found = context.readFile(`/${folder}/${base}/${path}${ending}`);
        if (found !== undefined) return { path: found.file, text: found.text };
      }
    }
  }
  return undefined;
}

/** Whether a file is in one of the folders. */
export function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}
