/** The output of `drift pin` and `drift import` for a pin. */
import type { PinResult } from '../../../src/drift/index.ts';
import type { SiteWriter } from '../../../src/io/index.ts';
import {
  describeObstacle,
  describeSection,
  formatLines,
  printableValue,
} from '../../../src/reporters/index.ts';

/** The result of a command that pins several pages, of which some are for people to decide. */
export type PinOutcome =
  | PinResult
  | { readonly kind: 'left-out'; readonly file: string; readonly why: string };

/** Writes the new text of a page. The result says so if that is impossible. */
export function writePin<Result extends PinOutcome>(result: Result, writer: SiteWriter): Result | PinResult {
  return result.kind === 'pinned' && !writer.write(result.file, result.text)
    ? { kind: 'impossible', file: result.file, why: { kind: 'behind-link' } }
    : result;
}

/** The result of pinning a page, as lines for a terminal, each with its line break. */
export function describePin(found: PinOutcome): string {
  const result = printableValue(found);
  switch (result.kind) {
    case 'pinned':
      return `pinned     ${result.file}  ${result.key}: ${result.value}\n`;
    case 'unchanged':
      return `unchanged  ${result.file}  ${result.value}\n`;
    case 'impossible':
      return `not pinned ${result.file}: ${describeObstacle(result.why)}.\n`;
    case 'left-out':
      return `not pinned ${result.file}: ${result.why}.\n`;
    case 'untouched':
      return [
        `not pinned ${result.file}: the source changed here, and the translation is as it was:`,
        ...result.sections.map(
          (section) => `  ${describeSection(section)}, lines ${formatLines(section.lines)}`,
        ),
        '  Translate these, or pin the page with --force.',
        '',
      ].join('\n');
  }
}
