/** Taxonomies for templates: `.Site.Taxonomies.tags`, and `.Data` of taxonomy and term pages. */
import type { PageSummary, TaxonomyFacts } from '../../../shortcodes/index.ts';
import { compareText, GoMap, GoMethod, GoObject, type GoValue, toText } from '../../../templates/index.ts';
import type { ObjectScope } from './scope.ts';

type MakePage = (page: PageSummary, scope: ObjectScope) => GoObject;
type Term = TaxonomyFacts['terms'][number];

/** The taxonomies of a language by plural name. */
export function taxonomiesObject(locale: string, scope: ObjectScope, makePage: MakePage): GoMap {
  return new GoMap(
    scope.context
      .taxonomies(locale)
      .map((facts) => [facts.plural.toLowerCase(), new Taxonomy(facts, scope, makePage)]),
    true,
  );
}

/** `.Data` of a taxonomy or term page. */
export function taxonomyData(
  { name, term }: NonNullable<PageSummary['taxonomy']>,
  locale: string,
  scope: ObjectScope,
  makePage: MakePage,
): GoMap {
  const facts = scope.context.taxonomies(locale).find(({ plural }) => plural === name);
  if (facts === undefined) return new GoMap();
  const own = facts.terms.find(({ page }) => page.taxonomy?.term === term);
  return new GoMap([
    ['Singular', facts.singular],
    ['Plural', facts.plural],
    ...(own === undefined
      ? [['Terms', new Taxonomy(facts, scope, makePage)] as const]
      : [['Term', own.page.taxonomy?.text ?? own.page.title] as const]),
  ]);
}

/** `page.Taxonomy`: a map of terms, each a list of pages with their weights. */
class Taxonomy extends GoMap {
  readonly #terms: readonly Term[];
  readonly #page: PageSummary | undefined;
  readonly #scope: ObjectScope;
  readonly #makePage: MakePage;

  constructor({ terms, page }: TaxonomyFacts, scope: ObjectScope, makePage: MakePage) {
    super(
      terms.map((term) => [term.key, new WeightedPages(term, scope, makePage)]),
      true,
    );
    this.#terms = terms;
    this.#page = page;
    this.#scope = scope;
    this.#makePage = makePage;
  }

  /** Method names start with a capital letter, terms do not. */
  override get(key: string): GoValue {
    return super.get(key.toLowerCase());
  }

  override method(name: string): GoValue | GoMethod {
    switch (name) {
      case 'Get':
        return new GoMethod(([term]) => this.#find(term) ?? [], 1);
      case 'Count':
        return new GoMethod(([term]) => {
          const found = this.#find(term);
          return BigInt(found instanceof WeightedPages ? found.items().length : 0);
        }, 1);
      case 'Alphabetical':
      case 'TaxonomyArray':
        return this.#inOrder((a, b) => compareText(a.key, b.key));
      case 'ByCount':
        return this.#inOrder((a, b) => b.entries.length - a.entries.length || compareText(a.key, b.key));
      case 'Page':
        return this.#page === undefined ? null : this.#makePage(this.#page, this.#scope);
      default:
        return undefined;
    }
  }

  /** Older versions of Hugo key terms by their URL form. */
  #find(term: GoValue): GoValue {
    const name = toText(term);
    return this.#scope.does('namedTerms') ? this.get(name) : this.entries.get(name);
  }

  #inOrder(compare: (a: Term, b: Term) => number): readonly GoValue[] {
    return this.#terms
      .toSorted(compare)
      .map((term) => new OrderedEntry(term, new WeightedPages(term, this.#scope, this.#makePage)));
  }
}

/** `page.OrderedTaxonomyEntry` */
class OrderedEntry extends GoObject {
  readonly typeName = 'page.OrderedTaxonomyEntry';
  readonly #term: Term;
  readonly #pages: WeightedPages;

  constructor(term: Term, pages: WeightedPages) {
    super();
    this.#term = term;
    this.#pages = pages;
  }

  override memberOfList(name: string, list: readonly GoValue[]): GoValue {
    return name === 'Reverse' ? list.toReversed() : undefined;
  }

  override member(name: string): GoValue | GoMethod {
    if (name === 'Name' || name === 'Term') return this.#term.key;
    return name === 'WeightedPages' ? this.#pages : this.#pages.member(name);
  }
}

/** `page.WeightedPages` */
class WeightedPages extends GoObject {
  readonly typeName = 'page.WeightedPages';
  readonly #term: Term;
  readonly #scope: ObjectScope;
  readonly #makePage: MakePage;

  constructor(term: Term, scope: ObjectScope, makePage: MakePage) {
    super();
    this.#term = term;
    this.#scope = scope;
    this.#makePage = makePage;
  }

  override items(): readonly GoObject[] {
    return this.#entries().map(({ page, weight }) => {
      const own = this.#makePage(page, this.#scope);
      return new WeightedPage(own, BigInt(Math.trunc(weight)));
    });
  }

  override member(name: string): GoValue | GoMethod {
    switch (name) {
      case 'Pages':
        return this.#entries().map(({ page }) => this.#makePage(page, this.#scope));
      case 'Page':
        return this.#makePage(this.#term.page, this.#scope);
      case 'Count':
        return BigInt(this.#term.entries.length);
      default:
        return undefined;
    }
  }

  #entries(): Term['entries'] {
    return this.#term.entries.toSorted((a, b) => a.weight - b.weight);
  }
}

/** A page with its weight in a term's list; all other members are the page's. */
class WeightedPage extends GoObject {
  readonly typeName = 'page.WeightedPage';
  readonly #page: GoObject;
  readonly #weight: bigint;

  constructor(page: GoObject, weight: bigint) {
    super();
    this.#page = page;
    this.#weight = weight;
  }

  override isUnsupported(name: string): boolean {
    return this.#page.isUnsupported(name);
  }

  override get displayName(): string {
    return this.#page.displayName;
  }

  override member(name: string): GoValue | GoMethod {
    if (name === 'Weight') return this.#weight;
    return name === 'Page' ? this.#page : this.#page.member(name);
  }
}
