/** What keeps a site from being shown as its author wrote it, as the browser shows it over the page. */
import type { Problem } from '../../diagnostics/index.ts';
import { printable, printableValue } from '../../reporters/index.ts';
import type { SiteFailure } from '../astro/astro-dev.ts';

/** Faults by which a page or the site is not shown as its author wrote it. */
const BLOCKING: ReadonlySet<string> = new Set([
  'invalid-front-matter',
  'invalid-config',
  'invalid-shortcode-definition',
]);

const MAX_SHOWN = 5;

/** What an author has to see in the browser, not in the terminal alone. Of a site that could not be loaded at all that is every error. */
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
