/**
 * Turns a Go template of a Hugo tree into a shortcode definition. It accesses the site through the shortcode's context, so that everything it reads is recorded
 * as a dependency of the page.
 */
import type { ShortcodeDefinition } from '../../shortcodes/index.ts';
import { TemplateError } from '../../templates/index.ts';
import { generated } from '../../text/index.ts';
import { executeTemplate, type ReadTemplate, readTemplate } from './execute.ts';
import { CallObject } from './objects/call-object.ts';
import type { TemplateFile, TemplateSite } from './site.ts';

/** A shortcode for a template of a Hugo tree. */
export function defineTemplateShortcode(
  name: string,
  file: TemplateFile,
  site: TemplateSite,
): ShortcodeDefinition {
  let compiled: ReadTemplate | undefined;
  const compile = () => {
    compiled ??= readTemplate(file, site);
    return compiled;
  };
  const first = compile();
  const reads = first instanceof TemplateError ? new Set<string>() : first.reads;
  return {
    name,
    summary: '',
    params: {},
    restParams: true,
    inner:
      reads.has('Inner') ||
      reads.has('InnerDeindent') ||
      (first instanceof TemplateError && /\.Inner/.test(file.text)),
    examples: [],
    render(call, context) {
      const instead = `Write shortcodes/${call.name}.ts, with the same output as the template.`;
      const result = executeTemplate(
        compile(),
        { name: call.name, instead, call, context, site },
        (objects) => new CallObject(call, context, objects),
      );
      return 'text' in result
        ? { kind: 'markup', source: generated(result.text, call.origin) }
        : { kind: 'nodes', nodes: [context.errorBox(`“${call.name}”: ${result.failure}`)] };
    },
  };
}
