/**
 * Prefetches the target of a link that the reader is about to follow: when the pointer rests on it, when it gets the focus, or when it is touched. Nothing is
 * prefetched if the browser is set to save data.
 */
export interface Connection {
  readonly saveData?: boolean;
  /** `slow-2g`, `2g`, `3g`, `4g`. */
  readonly effectiveType?: string;
}

const DELAY = 80;
const { connection } = navigator as Navigator & { readonly connection?: Connection };
const saves =
  connection?.saveData === true ||
  connection?.effectiveType?.endsWith('2g') === true ||
  matchMedia('(prefers-reduced-data: reduce)').matches;
const fetched = new Set<string>();
let waiting: ReturnType<typeof setTimeout> | undefined;

if (document.body.dataset.prefetch !== undefined && !saves) {
  const soon = ({ target }: Event): void => {
    clearTimeout(waiting);
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    if (link !== null) waiting = setTimeout(fetchPage, DELAY, link);
  };
  addEventListener('pointerover', soon, { passive: true });
  addEventListener('focusin', soon);
  addEventListener('touchstart', soon, { passive: true });
}

/** Only pages of this site are prefetched: no files, and no links with `rel="nofollow"`. */
function fetchPage(link: HTMLAnchorElement): void {
  const { origin, pathname, search } = link;
  const url = origin + pathname + search;
  const isPage = pathname.endsWith('/') || pathname.endsWith('.html');
  const isElsewhere = origin === location.origin && pathname !== location.pathname;
  if (
    !isPage ||
    !isElsewhere ||
    link.relList.contains('nofollow') ||
    link.download !== '' ||
    fetched.has(url)
  )
    return;
  fetched.add(url);
  const hint = document.createElement('link');
  hint.rel = 'prefetch';
  hint.href = url;
  document.head.append(hint);
}
