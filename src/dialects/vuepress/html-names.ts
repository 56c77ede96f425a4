/** The elements of HTML (https://html.spec.whatwg.org/#elements-3, with those that browsers still show), and SVG's most common ones. */
const NAMES = `a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup
data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe
img input ins kbd label legend li link main map mark math menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt
ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time
title tr track tt u ul var video wbr path g rect circle line polygon polyline text defs use`;

const ELEMENTS: ReadonlySet<string> = new Set(NAMES.split(/\s+/));

/** Whether a name is an element of HTML. With a capital it is one only if all of it is in capitals. */
export function isHtmlElement(name: string): boolean {
  const plain = name === name.toUpperCase() ? name.toLowerCase() : name;
  return ELEMENTS.has(plain) && plain !== 'slot' && plain !== 'template';
}
