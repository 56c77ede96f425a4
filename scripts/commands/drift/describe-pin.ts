/** The output of `drift pin` and `drift import` for a pin. */
import type { PinResult } from '../../../src/drift/index.ts';
import { describeSection, formatLines, printableValue } from '../../../src/reporters/index.ts';

/** The reason why a page behind a symbolic link is not written. */
export const BEHIND_LINK =
  'it is a link, or leads out of the site through one; pin the file that it leads to';

/** The result of pinning a page, as lines for a terminal, each with its line break. */
export function describePin(found: PinResult): string {
  const result = printableValue(found);
  switch (result.kind) {
    case 'pinned':
      return `pinned     ${result.file}  ${result.key}: ${result.value}\n`;
    case 'unchanged':
      return `unchanged  ${result.file}  ${result.value}\n`;
    case 'impossible':
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
