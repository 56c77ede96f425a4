/** The stores of templates. Pages are rendered independently and in any order, so each page has its own `.Site.Store` and `hugo.Store`. */
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import { type CallContext, GoMap, GoMethod, GoScratch, type GoValue, toText } from '../../templates/index.ts';

/** Reports each read whose value in Hugo depends on what is rendered later or elsewhere. */
class PageBoundStore extends GoScratch {
  readonly #context: ShortcodeContext;
  readonly #name: string;
  readonly #isOfSite: boolean;

  constructor(context: ShortcodeContext, name: string, isOfSite: boolean) {
    super();
    this.#context = context;
    this.#name = name;
    this.#isOfSite = isOfSite;
  }

  override member(name: string): GoValue | GoMethod {
    const own = super.member(name);
    if (!(own instanceof GoMethod) || (name !== 'Get' && name !== 'GetSortedMapValues')) return own;
    return new GoMethod((args, call) => {
      this.#check(toText(args[0]), call);
      return own.call(args, call);
    }, 1);
  }

  #check(key: string, { isDeferred }: CallContext): void {
    if (this.#isOfSite) {
      if (isDeferred || !this.#has(key))
        this.#report(
          key,
          'pages are rendered independently, so values that other pages store are not available',
        );
    } else if (isDeferred)
      this.#report(
        key,
        'a block of “templates.Defer” is executed at once, so values stored later are missing',
      );
  }

  #has(key: string): boolean {
    const values = super.member('Values');
    return values instanceof GoMap && values.entries.has(key);
  }

  #report(key: string, why: string): void {
    if (this.#context.reported.has(this.#name)) return;
    this.#context.problem(
      'unsupported-template',
      `Unexpected “${this.#name}” with the key “${key}” in a template of this site: ${why}.`,
      {
        hint: 'Compute the value on each page, or put it in a data file.',
        target: this.#name,
        severity: 'warning',
      },
    );
  }
}

/** The store of the page being rendered that stands for a store of the whole site. */
export function siteStore(context: ShortcodeContext, name: string): GoScratch {
  return remembered(context, `store:${name}`, name, true);
}

/** `.Page.Store`. */
export function pageStore(context: ShortcodeContext): GoScratch {
  return remembered(context, 'page', '.Page.Store', false);
}

/** `.Store` of a shortcode's call. */
export function callStore(context: ShortcodeContext, call: object): GoScratch {
  return remembered(context, call, '.Store', false);
}

/** A store that belongs to a page or call, created on first use. */
function remembered(context: ShortcodeContext, key: unknown, name: string, isOfSite: boolean): GoScratch {
  const known = context.memory.get(key);
  if (known instanceof GoScratch) return known;
  const made = new PageBoundStore(context, name, isOfSite);
  context.memory.set(key, made);
  return made;
}
