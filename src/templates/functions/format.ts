/** `fmt.*`: printing, and messages of templates. */
import { printValue, printValues } from '../values/print.ts';
import { sprintf } from '../values/printf.ts';
import { type GoValue, isText, textOf } from '../values/value.ts';
import { type Functions, many } from './define.ts';
import type { TemplateHost } from './host.ts';
import { failType } from './safe.ts';

function formatOf(args: readonly GoValue[]): string {
  const [format, ...values] = args;
  return isText(format) ? sprintf(textOf(format), values) : failType('string', format);
}

export function createFormatFunctions(host: TemplateHost): Functions {
  const report = (severity: 'error' | 'warning', withId: boolean) =>
    many(withId ? 2 : 1, (args) => {
      host.report?.(severity, formatOf(withId ? args.slice(1) : args));
      return '';
    });
  return {
    Print: many(0, printValues),
    Printf: many(1, formatOf),
    Println: many(0, (args) => `${args.map(printValue).join(' ')}\n`),
    Errorf: report('error', false),
    Erroridf: report('error', true),
    Warnf: report('warning', false),
    Warnidf: report('warning', true),
  };
}
