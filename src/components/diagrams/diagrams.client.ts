/**
 * Draws diagrams with Mermaid, in the colours of the theme. The source of each stays in the page, folded, below its drawing. A source that Mermaid cannot
 * read stays as it was, and diagrams that the build has drawn are skipped. Drawing begins when a diagram is near the visible part of the page.
 */

import { readDiagramTheme } from '../../site/diagrams/diagram-theme.ts';
import { captureStyles } from './diagram-styles.ts';

type Mermaid = typeof import('mermaid')['default'];

interface Diagram {
  readonly source: string;
  /** The element with the source, which is shown without scripts. */
  readonly block: HTMLElement;
  readonly box: HTMLElement;
  /** The style sheet of the drawing, once there is one. */
  styles: readonly CSSStyleSheet[];
}

const holder = document.querySelector<HTMLElement>('#diagrams');
const diagrams = new Map<Element, Diagram>();
const drawn = new Set<Diagram>();
let mermaid: Promise<Mermaid> | undefined;
let drawing = Promise.resolve();
let count = 0;

if (holder !== null) {
  const { dataset } = holder;
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const diagram = diagrams.get(target);
        if (!isIntersecting || diagram === undefined) continue;
        near.unobserve(target);
        enqueue(diagram, dataset);
      }
    },
    { rootMargin: '100% 0px' },
  );
  for (const block of document.querySelectorAll<HTMLElement>('.content .mermaid:not(.diagram-source *)')) {
    const box = document.createElement('div');
    box.className = 'diagram-drawing';
    diagrams.set(block, { source: sourceOf(block), block, box, styles: [] });
    near.observe(block);
  }
  const redraw = (): void => {
    for (const diagram of drawn) enqueue(diagram, dataset);
  };
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
}

/** The source as text: line breaks in labels (`<br>`) have become elements of the page. */
function sourceOf(block: HTMLElement): string {
  const copy = block.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const element of copy.querySelectorAll('br')) element.replaceWith('<br/>');
  return copy.textContent.trim();
}

/** Diagrams are drawn one after the other, because Mermaid's settings are global. */
function enqueue(diagram: Diagram, texts: DOMStringMap): void {
  drawing = drawing.then(() => draw(diagram, texts)).catch((error: unknown) => reportError(error));
}

async function draw(diagram: Diagram, { url = '', label = '', source = '' }: DOMStringMap): Promise<void> {
  mermaid ??= import(/* @vite-ignore */ url).then((module: { default: Mermaid }) => module.default);
  const { initialize, parse, render } = await mermaid;
  initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    // Another layout engine, which authors can name in a diagram, would be larger than all the rest together.
    layout: 'dagre',
    ...readDiagramTheme(),
  });
  // After an error the source stays visible: it has the same information as the drawing.
  if ((await parse(diagram.source, { suppressErrors: true })) === false) return;
  count += 1;
  const { result, styles } = await drawAside(diagram, (container) =>
    captureStyles(() => render(`diagram-${count}`, diagram.source, container)),
  );
  const old = new Set(diagram.styles);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !old.has(sheet));
  diagram.styles = styles;
  diagram.box.innerHTML = result.svg;
  nameDrawing(diagram, label);
  if (!drawn.has(diagram)) place(diagram, source);
  drawn.add(diagram);
  keepLegible(diagram.box);
}

/** Calls a function with a temporary invisible container that is as wide as the diagram's place in the page. */
async function drawAside<T>(
  { block, box }: Diagram,
  use: (container: HTMLElement) => Promise<T>,
): Promise<T> {
  const container = document.createElement('div');
  container.className = 'diagram-container';
  const shown = box.isConnected ? box : block;
  container.style.inlineSize = `${shown.getBoundingClientRect().width}px`;
  shown.before(container);
  try {
    return await use(container);
  } finally {
    container.remove();
  }
}

/** Replaces the source by the drawing, and adds the source below it, folded. */
function place({ block, box }: Diagram, label: string): void {
  const details = document.createElement('details');
  details.className = 'diagram-source';
  const summary = document.createElement('summary');
  summary.textContent = label;
  details.lang = document.documentElement.lang;
  // Keeps the height that is there already, so that the following text moves as little as possible.
  box.style.minBlockSize = `${block.getBoundingClientRect().height}px`;
  block.before(box, details);
  details.append(summary, block);
}

/** A drawing that would be scaled down too much scrolls instead. */
function keepLegible(box: HTMLElement): void {
  const svg = box.querySelector('svg');
  if (svg === null) return;
  svg.style.minInlineSize = `${svg.viewBox.baseVal.width * SMALLEST}px`;
  const overflows = svg.viewBox.baseVal.width * SMALLEST > box.clientWidth;
  if (overflows) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
}

/** The smallest scale, relative to a drawing's own size. */
const SMALLEST = 0.6;

/** For screen readers a drawing is one picture with a name: the author's (`accTitle`), the caption, or the heading above. */
function nameDrawing({ block, box }: Diagram, label: string): void {
  const svg = box.querySelector('svg');
  if (svg === null) return;
  svg.setAttribute('role', 'img');
  if (svg.hasAttribute('aria-labelledby')) return;
  const name =
    block.closest('figure')?.querySelector('figcaption')?.textContent.trim() ?? headingBefore(block);
  svg.setAttribute('aria-label', name === '' ? label : `${label}: ${name}`);
}

function headingBefore(block: HTMLElement): string {
  const headings = [...document.querySelectorAll<HTMLElement>('.content :is(h1, h2, h3, h4, h5, h6)')];
  const before = headings.findLast(
    (heading) => (heading.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const texts = [...(before?.childNodes ?? [])].filter(
    (node) => !(node instanceof HTMLElement && node.classList.contains('anchor')),
  );
  return texts
    .map(({ textContent }) => textContent)
    .join('')
    .trim();
}
