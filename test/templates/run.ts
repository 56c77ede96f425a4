import {
  compileTemplate,
  createFunctionTable,
  runTemplate,
  TemplateError,
  toGoValue,
} from '../../src/templates/index.ts';

export const functions = createFunctionTable();

/** The output of a template, or the error message in Go's format. */
export function run(text: string, data: unknown = {}, html = true): string {
  try {
    const template = compileTemplate('t.html', text, { functions, html });
    return runTemplate(template, toGoValue(data), { functions }).text;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return `${error.kind}: ${error.toString()}`;
  }
}
