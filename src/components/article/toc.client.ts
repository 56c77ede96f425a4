/** The table of contents: marks the current section, and keeps its entry visible in a long list. */
import { decodeFragment } from '../fragment.ts';

const toc = document.querySelector<HTMLElement>('.toc .panel');
const links = new Map<Element, HTMLAnchorElement>();
for (const link of toc?.querySelectorAll<HTMLAnchorElement>('a[href^="#"]') ?? []) {
  const heading = document.getElementById(decodeFragment(link.hash));
  if (heading !== null) links.set(heading, link);
}
const headings = [...links.keys()];
let marked: HTMLAnchorElement | undefined;
let isWaiting = false;

if (headings.length > 0) {
  const later = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(mark);
  };
  addEventListener('scroll', later, { passive: true });
  addEventListener('resize', later, { passive: true });
  mark();
}

/** The current section is the last whose heading is in the upper part of the window; at the end of the page, the last section. */
function mark(): void {
  isWaiting = false;
  const { scrollHeight } = document.documentElement;
  const isAtEnd = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 2;
  const current = isAtEnd
    ? headings.at(-1)
    : headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight * 0.3);
  const link = current === undefined ? undefined : links.get(current);
  if (link === marked) return;
  marked?.removeAttribute('aria-current');
  link?.setAttribute('aria-current', 'true');
  marked = link;
  if (toc === null || link === undefined || toc.scrollHeight <= toc.clientHeight) return;
  // `scrollIntoView` would scroll the page too.
  toc.scrollTop = link.offsetTop - toc.clientHeight / 2;
}
