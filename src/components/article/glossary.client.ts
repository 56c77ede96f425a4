/**
 * Tooltips for glossary terms. They open when the pointer rests on a term, when it gets the focus, and at the first touch; the second touch follows the
 * link. They close with Escape, and stay open while the pointer is on them. Without scripts, browsers show the `title`.
 */
const DELAY = 150;
const terms = document.querySelectorAll<HTMLAnchorElement>('a.glossary-tooltip[title]');
const tip = document.createElement('div');
const texts = new Map<HTMLElement, string>();
let shown: HTMLElement | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

for (const term of terms) {
  texts.set(term, term.title);
  term.removeAttribute('title');
  term.addEventListener('pointerenter', ({ pointerType }) => {
    if (pointerType !== 'touch') later(() => show(term));
  });
  term.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType !== 'touch') later(hide);
  });
  term.addEventListener('focus', () => {
    if (term.matches(':focus-visible')) show(term);
  });
  term.addEventListener('blur', hide);
  term.addEventListener('click', (event) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || shown === term) return;
    event.preventDefault();
    show(term);
  });
}

if (terms.length > 0) {
  tip.id = 'glossary-tip';
  tip.className = 'glossary-tip';
  tip.role = 'tooltip';
  tip.hidden = true;
  tip.dataset.pagefindIgnore = '';
  // Inside the page's text: content outside of all landmarks is hard to find for users of screen readers.
  (document.querySelector('main') ?? document.body).append(tip);
  tip.addEventListener('pointerenter', () => clearTimeout(waiting));
  tip.addEventListener('pointerleave', () => later(hide));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !tip.contains(target) && shown?.contains(target) !== true) hide();
  });
  addEventListener('resize', hide);
}

/** Delayed, so that a pointer passing over a term does not open its tooltip, and one on its way to the tooltip does not close it. */
function later(action: () => void): void {
  clearTimeout(waiting);
  waiting = setTimeout(action, DELAY);
}

function show(term: HTMLElement): void {
  clearTimeout(waiting);
  shown?.removeAttribute('aria-describedby');
  shown = term;
  term.setAttribute('aria-describedby', tip.id);
  tip.textContent = texts.get(term) ?? '';
  const language = term.closest<HTMLElement>('[lang]');
  tip.lang = language?.lang ?? '';
  tip.dir = language?.dir ?? '';
  tip.hidden = false;
  place(term);
}

function hide(): void {
  clearTimeout(waiting);
  shown?.removeAttribute('aria-describedby');
  shown = undefined;
  tip.hidden = true;
}

/** Below the term, or above it if there is no room; always inside the window. */
function place(term: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const margin = 8;
  const box = term.getClientRects()[0] ?? term.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const below = box.bottom + height + margin <= clientHeight || box.top < height + margin;
  const left = Math.max(margin, Math.min(box.left, clientWidth - width - margin));
  const origin = tip.offsetParent?.getBoundingClientRect() ?? { left: -scrollX, top: -scrollY };
  tip.style.left = `${left - origin.left}px`;
  tip.style.top = `${(below ? box.bottom : box.top - height) - origin.top}px`;
}
