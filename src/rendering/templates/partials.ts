/** Partials that a shortcode's template calls. */
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import {
  type CompiledTemplate,
  compileTemplate,
  type FunctionTable,
  type GoValue,
  type Meter,
  runTemplate,
  safeHtml,
  TemplateError,
} from '../../templates/index.ts';
import type { TemplateSite } from './site.ts';

/** Compiled ones by the folder and text of their file: the same for all pages. */
const compiledPartials = new Map<string, CompiledTemplate>();
const MAX_COMPILED = 1000;

/** What `partial NAME DATA` gives: its HTML, or what it returns. */
export function runPartial(
  name: string,
  data: GoValue,
  context: ShortcodeContext,
  site: TemplateSite,
  meter: Meter,
  functions: FunctionTable,
): GoValue {
  const file = findPartial(name, context, site);
  if (file === undefined) throw new TemplateError('execute', `partial "${name}" not found`);
  const key = `${site.version}\0${file.path}\0${file.text}`;
  let compiled = compiledPartials.get(key);
  if (compiled === undefined) {
    compiled = compileTemplate(file.path, file.text, {
      functions,
      html: !/\.(?:txt|json|xml|md)$/.test(file.path),
    });
    if (compiledPartials.size >= MAX_COMPILED) compiledPartials.clear();
    compiledPartials.set(key, compiled);
  }
  const result = runTemplate(compiled, data, { functions, meter, rangesOverInts: site.version >= 123 });
  return result.returned === undefined ? safeHtml(result.text) : result.returned.value;
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
