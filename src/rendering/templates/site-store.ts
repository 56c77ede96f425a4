/** `.Site.Store` and `hugo.Store`. Pages are rendered independently and in any order, so each page has its own store. */
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import { GoMap, GoMethod, GoScratch, type GoValue, toText } from '../../templates/index.ts';

class SiteStore extends GoScratch {
  readonly #context: ShortcodeContext;
  readonly #name: string;

  constructor(context: ShortcodeContext, name: string) {
    super();
    this.#context = context;
    this.#name = name;
  }

  override member(name: string): GoValue | GoMethod {
    const own = super.member(name);
    if (name !== 'Get' || !(own instanceof GoMethod)) return own;
    return new GoMethod((args, call) => {
      const values = super.member('Values');
      const key = toText(args[0]);
      if (!(values instanceof GoMap && values.entries.has(key))) this.#reportUnknown(key);
      return own.call(args, call);
    }, 1);
  }

  /** The values that other pages store are not known. */
  #reportUnknown(key: string): void {
    if (this.#context.reported.has(this.#name)) return;
    this.#context.problem(
      'unsupported-template',
      `Unexpected “${this.#name}” with the key “${key}” in a template of this site: pages are rendered independently, so values that other pages store are not available.`,
      {
        hint: 'Compute the value on each page, or put it in a data file.',
        target: this.#name,
        severity: 'warning',
      },
    );
  }
}

/** The store of the page being rendered. */
export function siteStore(context: ShortcodeContext, name: string): GoScratch {
  const key = `store:${name}`;
  const known = context.memory.get(key);
  if (known instanceof SiteStore) return known;
  const made = new SiteStore(context, name);
  context.memory.set(key, made);
  return made;
}
