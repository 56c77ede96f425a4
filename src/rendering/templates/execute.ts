/** Templates of a Hugo tree: read, run with what the page and the site offer, and reported where they fail. */
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
import { createHostFunctions } from './host.ts';
import { createHostObjects, createScope, type ScopeOptions } from './host-objects.ts';
import { isBelow, noteInlinePartials } from './partials.ts';
import { isHtmlTemplate, type TemplateFile, type TemplateSite } from './site.ts';

/** A template that is ready, or why it is not. */
export type ReadTemplate = CompiledTemplate | TemplateError;

/** The names alone decide what parses: which functions are there does not depend on the call. */
export function readTemplate(file: TemplateFile, site: TemplateSite): ReadTemplate {
  try {
    return compileTemplate(file.path, file.text, {
      functions: createFunctionTable({ version: site.version }),
      // As in Hugo, what is Markdown already is not escaped.
      html: !file.path.endsWith('.md') && isHtmlTemplate(file.path, site),
    });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

/** A template whose blocks stand in a base template. */
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

/** Who runs a template, for what is said of it. */
export interface TemplateUse {
  /** What messages call it: the name of a shortcode or hook. */
  readonly name: string;
  /** What to write instead of a template that asks for more than is there. */
  readonly instead: string;
  readonly call: ShortcodeCall<unknown>;
  readonly context: ShortcodeContext;
  readonly site: TemplateSite;
  /** What the page has for it, where it is more than a shortcode has. */
  readonly scope?: ScopeOptions;
  /** Of what is said of it; an error, where it is not given. */
  readonly severity?: Severity;
}

/**
 * The text that a template prints; `undefined` where it fails, which is reported.
 *
 * @param dot what the template gets, made with the page and the site as it sees them
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
        hint: 'Change the call as the message says.',
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

/** Tells at the template's place why it failed. Gives the message. */
function reportFailure(
  error: TemplateError,
  { context, site, name, instead, severity }: TemplateUse,
): string {
  const isMissing = error.kind === 'unsupported';
  const code: ProblemCode = isMissing ? 'unsupported-template' : 'template-error';
  const message = isMissing
    ? `Unexpected “${error.subject ?? error.message}” in a template of this site, which Lockstep does not have.`
    : `Unexpected failure of a template of this site: ${withoutEnd(error.message)}.`;
  const { template, line = 1, column = 1 } = error;
  context.problem(code, message, {
    hint: isMissing ? instead : HINTS[error.kind],
    target: error.subject ?? name,
    ...(severity === undefined ? {} : { severity }),
    ...(template === undefined || !isBelow(template, site.layoutDirs)
      ? {}
      : { place: filePlace(template, { line, column }) }),
  });
  return message;
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
