/** Reads a drawing from the browser's page: its elements, and what each looks like. */

/** An element as it was drawn in one theme. */
export interface Drawn {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Style properties that differ from those of the parent element. */
  readonly style: Readonly<Record<string, string>>;
  readonly children: readonly (Drawn | string)[];
}
/** The ids that a drawing refers to. */
export function findNeeded(drawing: Element): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const element of [drawing, ...drawing.querySelectorAll('*')]) {
    const style = getComputedStyle(element);
    const values = [
      'marker-start',
      'marker-mid',
      'marker-end',
      'fill',
      'stroke',
      'clip-path',
      'mask',
      'filter',
    ];
    const urls = values.map((name) => style.getPropertyValue(name)).join(' ');
    for (const [, id = ''] of urls.matchAll(/url\("?#([^")]+)/g)) needed.add(id);
    for (const name of ['href', 'xlink:href', 'aria-labelledby', 'aria-describedby'])
      for (const id of (element.getAttribute(name) ?? '').split(/\s+/)) needed.add(id.replace(/^#/, ''));
  }
  needed.delete('');
  return needed;
}

/** @param around the style of the parent element */
export function readDrawn(element: Element, around: CSSStyleDeclaration, needed: ReadonlySet<string>): Drawn {
  const style = getComputedStyle(element);
  const children: (Drawn | string)[] = [];
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) children.push(child.textContent ?? '');
    else if (child instanceof Element && isKept(child, needed))
      children.push(readDrawn(child, style, needed));
  }
  return {
    tag: element.localName,
    attributes: readAttributes(element, needed),
    style: readStyle(element, style, around),
    children: children.filter((child) => !isEmptyGroup(child)),
  };
}

function isEmptyGroup(child: Drawn | string): boolean {
  if (typeof child === 'string') return false;
  return ['g', 'defs'].includes(child.tag) && child.children.every((inner) => typeof inner === 'string');
}

function isKept(element: Element, needed: ReadonlySet<string>): boolean {
  const { localName } = element;
  if (['script', 'style', 'iframe', 'object', 'embed', 'link', 'meta', 'base', 'form'].includes(localName))
    return false;
  // The “today” line of a Gantt chart is only correct on the day of the build.
  if (element.classList.contains('today')) return false;
  if (
    [
      'marker',
      'filter',
      'clipPath',
      'mask',
      'linearGradient',
      'radialGradient',
      'pattern',
      'symbol',
    ].includes(localName)
  )
    return needed.has(element.id);
  if (localName === 'text' && (element.textContent ?? '').trim() === '') return false;
  if (element instanceof SVGRectElement && element.width.baseVal.value === 0) return false;
  return (
    localName === 'defs' ||
    element.closest('defs, marker, symbol') !== null ||
    getComputedStyle(element).display !== 'none'
  );
}

/** Sizes and positions, rounded to two decimals. Event handlers, classes and data attributes are omitted. */
function readAttributes(element: Element, needed: ReadonlySet<string>): Record<string, string> {
  const kept =
    'viewBox preserveAspectRatio x y dx dy x1 y1 x2 y2 cx cy r fx fy width height d points transform offset rotate textLength lengthAdjust startOffset pathLength orient refX refY markerWidth markerHeight markerUnits gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits primitiveUnits filterUnits stdDeviation in in2 result mode operator values type colspan rowspan alt xml:space';
  const attributes: Record<string, string> = {};
  for (const name of kept.split(' ')) {
    const value = element.getAttribute(name);
    if (value === null || value === 'undefined' || value === 'NaN') continue;
    attributes[name] = value.replaceAll(/-?\d*\.\d{3,}(?:e-?\d+)?/g, (number) =>
      String(Number(Number(number).toFixed(2))),
    );
  }
  for (const name of ['aria-labelledby', 'aria-describedby']) {
    const value = element.getAttribute(name);
    if (value !== null) attributes[name] = value;
  }
  if (element.localName === 'svg') delete attributes.width;
  if (needed.has(element.id)) attributes.id = element.id;
  const href =
    element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? element.getAttribute('src');
  if (href !== null && /^(?:#|https?:|mailto:|data:image\/|\.{0,2}\/)/i.test(href))
    attributes[element.localName === 'img' ? 'src' : 'href'] = href;
  return attributes;
}

/** Inherited properties that differ from the parent element; other properties that differ from their initial value. */
function readStyle(
  element: Element,
  style: CSSStyleDeclaration,
  around: CSSStyleDeclaration,
): Record<string, string> {
  const isHtml = element instanceof HTMLElement;
  const ofText = 'color font-size font-weight font-style text-align line-height white-space';
  const ofShapes =
    'fill fill-opacity fill-rule clip-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit font-size font-weight font-style text-anchor dominant-baseline letter-spacing word-spacing visibility paint-order marker-start marker-mid marker-end';
  const usual: Record<string, string> = isHtml
    ? {
        'background-color': 'rgba(0, 0, 0, 0)',
        padding: '0px',
        'max-width': 'none',
        'vertical-align': 'baseline',
      }
    : {
        opacity: '1',
        'clip-path': 'none',
        mask: 'none',
        filter: 'none',
        'stop-color': 'rgb(0, 0, 0)',
        'stop-opacity': '1',
        'flood-color': 'rgb(0, 0, 0)',
        'flood-opacity': '1',
        'alignment-baseline': 'auto',
        'baseline-shift': '0px',
        'text-decoration-line': 'none',
        'mix-blend-mode': 'normal',
      };
  const own: Record<string, string> = {};
  for (const name of (isHtml ? ofText : ofShapes).split(' ')) {
    const value = style.getPropertyValue(name);
    const isOfRoot = element.localName === 'svg' && ['fill', 'font-size'].includes(name);
    if (value !== around.getPropertyValue(name) || isOfRoot) own[name] = value;
  }
  for (const [name, value] of Object.entries(usual)) {
    const found = style.getPropertyValue(name);
    if (found !== value && found !== '') own[name] = found;
  }
  return { ...own, ...(isHtml ? readBox(element, style) : readFrame(element, style, ofText)) };
}

/** The layout of an HTML label: the margins of a page's own paragraphs must not apply. */
function readBox(element: HTMLElement, style: CSSStyleDeclaration): Record<string, string> {
  const own: Record<string, string> = {};
  if (element.localName === 'p' || style.margin !== '0px') own.margin = style.margin;
  for (const name of ['width', 'height']) {
    const value = element.style.getPropertyValue(name);
    if (value !== '') own[name] = value;
  }
  const isLabel = element.parentElement?.localName === 'foreignObject';
  // A label that is wider in the reader's typeface stays centred.
  const isCentred = isLabel && style.display === 'table-cell' && style.textAlign === 'center';
  if (isCentred && style.whiteSpace === 'nowrap') {
    own.display = 'grid';
    own['justify-content'] = 'center';
  } else if (style.display !== 'inline' && style.display !== 'block') own.display = style.display;
  return own;
}

/** Base styles for HTML inside a drawing, and positions that only a style sheet sets. */
function readFrame(element: Element, style: CSSStyleDeclaration, ofText: string): Record<string, string> {
  const own: Record<string, string> = {};
  if (element.localName === 'foreignObject') {
    for (const name of ofText.split(' ')) own[name] = style.getPropertyValue(name);
    own.overflow = 'visible';
  }
  // Style sheets may round corners.
  for (const name of ['rx', 'ry'])
    if (
      ['rect', 'ellipse'].includes(element.localName) &&
      !['auto', '0px'].includes(style.getPropertyValue(name))
    )
      own[name] = style.getPropertyValue(name);
  if (style.transform !== 'none' && !element.hasAttribute('transform')) {
    own.transform = style.transform;
    own['transform-origin'] = style.transformOrigin;
  }
  return own;
}

export const READ = [
  findNeeded,
  readDrawn,
  isEmptyGroup,
  isKept,
  readAttributes,
  readStyle,
  readBox,
  readFrame,
];
