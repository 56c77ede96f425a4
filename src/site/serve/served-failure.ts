/** Errors that prevent a site from being shown as its author wrote it; the browser shows them over the page. */
import type { Problem } from '../../diagnostics/index.ts';
import { printable, printableValue } from '../../reporters/index.ts';
import type { SiteFailure } from '../astro/astro-dev.ts';

/** Errors that change how a page or the site is shown. */
const BLOCKING: ReadonlySet<string> = new Set([
  'invalid-front-matter',
  'invalid-config',
  'invalid-shortcode-definition',
]);

const MAX_SHOWN = 5;

/** The error that an author should see in the browser and not only in the terminal. If the site could not be loaded at all, every error counts. */
export function toFailure(problems: readonly Problem[], isLoaded: boolean): SiteFailure | undefined {
  const found = problems.filter(
    ({ severity, code }) => severity === 'error' && (!isLoaded || BLOCKING.has(code)),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const texts = found.slice(0, MAX_SHOWN).map(({ place, code, message, hint }) => {
    const at =
      place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '(no file)';
    return printableValue([`${at}  ${code}`, message, ...(hint === undefined ? [] : [`→ ${hint}`])]).join(
      '\n',
    );
  });
  const more = found.length - texts.length;
  const { place } = first;
  return {
    message: [...texts, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n\n'),
    at: place.kind === 'file' ? { file: printable(place.file), ...place.start } : undefined,
  };
}
