/** Parses templates of a Hugo tree, runs them with the page and the site, and reports failures. */
import { filePlace, type ProblemCode, type Severity } from '../../diagnostics/index.ts';
import type { ShortcodeCall, ShortcodeContext } from '../../shortcodes/index.ts';
import {
  type CompiledTemplate,
  compileTemplate,
  createFunctionTable,
  type GoObject,
  type GoValue,
  Meter,
  runTemplate,
  TemplateError,
  templatesIn,
} from '../../templates/index.ts';
import { createHostFunctions } from './functions/host.ts';
import { createHostObjects, createScope, type ScopeOptions } from './functions/host-objects.ts';
import { isBelow, noteInlinePartials } from './functions/partials.ts';
import { isHtmlTemplate, type TemplateFile, type TemplateSite } from './site.ts';

/** A parsed template, or the error. */
export type ReadTemplate = CompiledTemplate | TemplateError;

/** Parsing depends only on the names of functions, not on the call. */
export function readTemplate(file: TemplateFile, site: TemplateSite): ReadTemplate {
  try {
    return compileTemplate(file.path, file.text, {
      functions: createFunctionTable({ version: site.version }),
      // As in Hugo, Markdown templates are not escaped; the output of content adapters is never shown.
      html: !/\.(?:md|gotmpl)$/.test(file.path) && isHtmlTemplate(file.path, site),
    });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

/** A template whose blocks are defined in a base template. */
export function readLayout(file: TemplateFile, base: TemplateFile, site: TemplateSite): ReadTemplate {
  const functions = createFunctionTable({ version: site.version });
  try {
    const overrides = templatesIn(file.path, file.text, functions);
    return compileTemplate(base.path, base.text, {
      functions,
      html: isHtmlTemplate(base.path, site),
      overrides,
    });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

/** What runs the template, for messages. */
export interface TemplateUse {
  /** Name in messages: that of a shortcode or hook. */
  readonly name: string;
  /** The hint for a template that uses unsupported features. */
  readonly instead: string;
  readonly call: ShortcodeCall<unknown>;
  readonly context: ShortcodeContext;
  readonly site: TemplateSite;
  /** Additional values for templates of pages and formats. */
  readonly scope?: ScopeOptions;
  /** Path of the template, if it is not in a layout folder. */
  readonly ownFile?: string;
  /** Severity of its problems; by default an error. */
  readonly severity?: Severity;
}

/**
 * The text that a template prints; `undefined` if it fails, which is reported.
 *
 * @param dot creates the template's data from its page and site objects
 */
export function executeTemplate(
  template: ReadTemplate,
  use: TemplateUse,
  dot: (objects: Readonly<Record<string, GoObject>>) => GoValue,
): { readonly text: string } | { readonly failure: string } {
  if (template instanceof TemplateError) return { failure: reportFailure(template, use) };
  const { context, site, call, name } = use;
  noteInlinePartials(template, site);
  const meter = new Meter();
  const scope = createScope(context, site, use.scope);
  const objects = createHostObjects(scope, site);
  const functions = createFunctionTable({
    lang: context.page.lang,
    version: site.version,
    objects,
    functions: createHostFunctions({ scope, site, meter, functions: () => functions, call }),
    report: (severity, message) => {
      context.problem('template-error', `The template of “${name}” says: ${withoutEnd(message)}.`, {
        hint: 'Change the shortcode call as described in the message.',
        target: name,
        severity,
      });
    },
  });
  try {
    return runTemplate(template, dot(objects), { functions, meter, rangesOverInts: site.version >= 123 });
  } catch (error) {
    if (error instanceof TemplateError) return { failure: reportFailure(error, use) };
    throw error;
  }
}

/** Reports a failure at the template's place, and returns the message. */
function reportFailure(
  error: TemplateError,
  { context, site, name, instead, severity, ownFile }: TemplateUse,
): string {
  const isMissing = error.kind === 'unsupported';
  const code: ProblemCode = isMissing ? 'unsupported-template' : 'template-error';
  const message = isMissing
    ? `Unexpected “${error.subject ?? error.message}” in a template of this site, which Lockstep does not support.`
    : `Unexpected failure of a template of this site: ${withoutEnd(error.message)}.`;
  const { template, line = 1, column = 1 } = error;
  context.problem(code, message, {
    hint: isMissing ? instead : HINTS[error.kind],
    target: error.subject ?? name,
    ...(severity === undefined ? {} : { severity }),
    ...(template === undefined || !(template === ownFile || isBelow(template, site.layoutDirs))
      ? {}
      : { place: filePlace(template, { line, column }) }),
  });
  return message;
}

const HINTS: Readonly<Record<TemplateError['kind'], string>> = {
  parse: 'Correct the template, or write the shortcode in TypeScript.',
  execute: 'Correct the template or the call.',
  escape: 'Close every tag and attribute that the template opens, in the same way in each branch.',
  limit: 'Simplify the template: it exceeds the limit on steps or output.',
  unsupported: '',
  fail: 'Change the shortcode call as described in the message.',
};

function withoutEnd(message: string): string {
  return message.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
}
