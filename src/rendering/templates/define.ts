/**
 * A Hugo tree's own shortcode: its Go template becomes a definition like any other. What it asks of the site goes through the shortcode's context, so that
 * it is recorded as a dependency of the page.
 */
import { filePlace, type ProblemCode } from '../../diagnostics/index.ts';
import type {
  ShortcodeCall,
  ShortcodeContext,
  ShortcodeDefinition,
  ShortcodeOutput,
} from '../../shortcodes/index.ts';
import {
  type CompiledTemplate,
  compileTemplate,
  createFunctionTable,
  Meter,
  runTemplate,
  TemplateError,
} from '../../templates/index.ts';
import { generated } from '../../text/index.ts';
import { CallObject } from './call-object.ts';
import { createHostFunctions, createHostObjects } from './host.ts';
import { isBelow } from './partials.ts';
import type { TemplateFile, TemplateSite } from './site.ts';

/** A shortcode for a template of a Hugo tree. */
export function defineTemplateShortcode(
  name: string,
  file: TemplateFile,
  site: TemplateSite,
): ShortcodeDefinition {
  let compiled: CompiledTemplate | TemplateError | undefined;
  const compile = () => {
    compiled ??= compileFile(file, site);
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
    render: (call, context) => render(compile(), call, context, site),
  };
}

function compileFile(file: TemplateFile, site: TemplateSite): CompiledTemplate | TemplateError {
  try {
    return compileTemplate(file.path, file.text, {
      functions: createFunctionTable({ ...createHostNames(site) }),
      html: true,
    });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

/** The names alone decide what parses: which functions are there does not depend on the call. */
function createHostNames(site: TemplateSite) {
  return { version: site.version };
}

function render(
  compiled: CompiledTemplate | TemplateError,
  call: ShortcodeCall<unknown>,
  context: ShortcodeContext,
  site: TemplateSite,
): ShortcodeOutput {
  if (compiled instanceof TemplateError) return failed(compiled, call, context, site);
  const meter = new Meter();
  const objects = createHostObjects(context, site);
  const functions = createFunctionTable({
    lang: context.page.lang,
    version: site.version,
    objects,
    functions: createHostFunctions(context, site, meter, () => functions, call),
    report: (severity, message) => {
      context.problem('template-error', `The template of “${call.name}” says: ${withoutEnd(message)}.`, {
        hint: 'Change the call as the message says.',
        target: call.name,
        severity,
      });
    },
  });
  try {
    const { text } = runTemplate(compiled, new CallObject(call, context, objects), {
      functions,
      meter,
      rangesOverInts: site.version >= 123,
    });
    return { kind: 'markup', source: generated(text, call.origin) };
  } catch (error) {
    if (error instanceof TemplateError) return failed(error, call, context, site);
    throw error;
  }
}

/** A finding at the template's place, and a box where the output would have been. */
function failed(
  error: TemplateError,
  call: ShortcodeCall<unknown>,
  context: ShortcodeContext,
  site: TemplateSite,
): ShortcodeOutput {
  const isMissing = error.kind === 'unsupported';
  const code: ProblemCode = isMissing ? 'unsupported-template' : 'template-error';
  const message = isMissing
    ? `Unexpected “${error.subject ?? error.message}” in a template of this site, which Lockstep does not have.`
    : `Unexpected failure of a template of this site: ${withoutEnd(error.message)}.`;
  const { template, line = 1, column = 1 } = error;
  context.problem(code, message, {
    hint: isMissing
      ? `Write shortcodes/${call.name}.ts, which prints what the template prints.`
      : HINTS[error.kind],
    target: error.subject ?? call.name,
    ...(template === undefined || !isBelow(template, site.layoutDirs)
      ? {}
      : { place: filePlace(template, { line, column }) }),
  });
  return { kind: 'nodes', nodes: [context.errorBox(`“${call.name}”: ${message}`)] };
}

const HINTS: Readonly<Record<TemplateError['kind'], string>> = {
  parse: 'Correct the template, or write the shortcode in TypeScript.',
  execute: 'Correct the template or the call.',
  escape: 'Close what the template opens, in each branch in the same way.',
  limit: 'Let the template do less: it goes on without an end, or nearly.',
  unsupported: '',
  fail: 'Change the call as the message says.',
};

function withoutEnd(message: string): string {
  return message.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
}
