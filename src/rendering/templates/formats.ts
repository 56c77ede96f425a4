/** `.OutputFormats` of a page. */
import type { OutputFormat } from '../../config/index.ts';
import type { PageSummary } from '../../shortcodes/index.ts';
import { GoMethod, GoObject, GoRecord, type GoValue, PrintedRecord, toText } from '../../templates/index.ts';
import { formatNames, formatUrl } from '../addresses/output-urls.ts';
import { kindOf } from './objects/page-facts.ts';
import type { ObjectScope } from './objects/scope.ts';

/** @param isOthers whether to omit the format being rendered, and formats that are not alternatives of the page */
export function outputFormats(page: PageSummary, isOthers: boolean, scope: ObjectScope): GoObject {
  const facts = scope.context.siteFactsOf(page.locale);
  const made = scope.format ?? 'html';
  const names = formatNames(kindOf(page), page.params.outputs, facts);
  const formats = names
    .flatMap((name) => facts.outputFormats[name] ?? [])
    .filter(({ name, notAlternative }) => !isOthers || (name !== made && !notAlternative));
  return new OutputFormats(
    formats.map((format) => {
      const ways = { formatsOfRoot: scope.does('formatsOfRoot') };
      const url = formatUrl(format, { ...page, urlPrefix: facts.urlPrefix }, ways);
      return [format.name, formatObject(format, url, scope)] as const;
    }),
  );
}

const OLD_NAMES: ReadonlySet<string> = new Set(['amp', 'css', 'csv', 'html', 'json', 'rss']);

function formatObject(format: OutputFormat, url: string, { addresses, does }: ObjectScope): GoRecord {
  const { name, rel, mediaType, protocol } = format;
  const [mainType = '', subType = ''] = mediaType.split('/');
  const suffix = format.suffix.replace(/^\./, '');
  return new GoRecord('page.OutputFormat', {
    Name: !does('smallFormatNames') && OLD_NAMES.has(name) ? name.toUpperCase() : name,
    Rel: rel,
    RelPermalink: addresses.rel(url),
    Permalink:
      protocol === '' ? addresses.abs(url) : addresses.abs(url).replace(/^[a-z]+:\/\//, () => protocol),
    MediaType: new PrintedRecord('media.Type', mediaType, {
      Type: mediaType,
      MainType: mainType,
      SubType: subType.replace(/\+.*$/, ''),
      Suffixes: suffix === '' ? [] : [suffix],
    }),
  });
}

class OutputFormats extends GoObject {
  readonly typeName = 'page.OutputFormats';
  readonly #formats: ReadonlyMap<string, GoRecord>;

  /** @param formats by name */
  constructor(formats: readonly (readonly [string, GoRecord])[]) {
    super();
    this.#formats = new Map(formats);
  }

  override items(): readonly GoRecord[] {
    return [...this.#formats.values()];
  }

  override member(name: string): GoValue | GoMethod {
    if (name !== 'Get') return undefined;
    return new GoMethod(([wanted]) => this.#formats.get(toText(wanted).toLowerCase()) ?? null, 1);
  }
}
