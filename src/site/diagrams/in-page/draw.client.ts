/**
 * Code that the browser runs to draw a diagram during the build. It is sent as text (`page-script.ts`), so the functions of this folder may refer only to each
 * other, by name, and to the page.
 *
 * Mermaid styles a drawing with a `<style>` element that covers everything a kind of diagram may contain. A strict Content-Security-Policy blocks it, and it is
 * made for one theme. Therefore the diagram is drawn in both themes and serialized anew: the looks of each element become attributes, and colours that match
 * custom properties of the site refer to these, so that a drawing follows the theme without a script.
 */
import type * as theme from '../diagram-theme.ts';
import type * as print from './print.client.ts';
import type * as read from './read.client.ts';

declare const readDiagramTheme: typeof theme.readDiagramTheme;
declare const findNeeded: typeof read.findNeeded;
declare const readDrawn: typeof read.readDrawn;
declare const findReferences: typeof print.findReferences;
declare const hasLink: typeof print.hasLink;
declare const readTokens: typeof print.readTokens;
declare const printPair: typeof print.printPair;

export type DrawResult =
  | {
      readonly kind: 'drawn';
      /** The `svg` element, without the beginning of its attributes, which the caller adds. */
      readonly svg: string;
      /** Size of the drawing in pixels. */
      readonly width: number;
      /** Whether the author gave it a title (`accTitle`), which serves as its accessible name. */
      readonly isNamed: boolean;
      readonly hasLinks: boolean;
    }
  | {
      readonly kind: 'invalid';
      /** Mermaid's message in one line. */
      readonly reason: string;
      /** Line in the source, from 1; absent if Mermaid gives none. */
      readonly line?: number;
    };

/** The used part of Mermaid. Its own types exist only where it is installed. */
declare const mermaid: {
  parse(source: string): Promise<unknown>;
  initialize(settings: Readonly<Record<string, unknown>>): void;
  render(id: string, source: string, container: Element): Promise<{ readonly svg: string }>;
};
type Mode = 'light' | 'dark';

async function drawDiagram(source: string, prefix: string, width: number): Promise<DrawResult> {
  try {
    await mermaid.parse(source);
  } catch (error) {
    return describeFault(source, error);
  }
  await loadFaces(source);
  const light = await drawIn('light', source, width);
  const dark = await drawIn('dark', source, width);
  const ids = new Map([...findReferences(light)].map((id, at) => [id, `${prefix}-${at + 1}`]));
  const size = (light.attributes.viewBox ?? '').split(' ').map(Number)[2] ?? 0;
  return {
    kind: 'drawn',
    svg: printPair(light, dark, { ids, tokens: readTokens() }),
    width: Math.ceil(size),
    isNamed: 'aria-labelledby' in light.attributes,
    hasLinks: hasLink(light),
  };
}

/** Mermaid counts lines after removing comments, directives and front matter. */
function describeFault(source: string, error: unknown): DrawResult {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split('\n').map((line) => line.trim());
  const got = /^Expecting .*, got '(\w+)'/m.exec(text)?.[1];
  const first = lines.find((each) => each !== '') ?? '';
  const reason =
    got ??
    first
      .replace(/^Parsing failed: /, '')
      .replace(/ at offset.*/, '')
      .slice(0, 160);
  const line = Number(/\bline:? (\d+)/.exec(text)?.[1] ?? Number.NaN);
  const isWhole = !/^\s*(?:---|%%)/m.test(source);
  return { kind: 'invalid', reason, ...(isWhole && Number.isInteger(line) ? { line } : {}) };
}

/** Loads the site's typefaces before text is measured. */
async function loadFaces(source: string): Promise<void> {
  const { fontFamily } = getComputedStyle(document.body);
  const looks = ['', 'bold ', 'italic '];
  await Promise.all(looks.map((look) => document.fonts.load(`${look}15px ${fontFamily}`, source)));
}

async function drawIn(mode: Mode, source: string, width: number): Promise<read.Drawn> {
  document.documentElement.dataset.theme = mode;
  fixRandomness();
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    layout: 'dagre',
    handDrawnSeed: 1,
    ...readDiagramTheme(),
  });
  const container = document.createElement('div');
  container.style.inlineSize = `${width}px`;
  document.body.append(container);
  try {
    const { svg } = await mermaid.render('drawing', source, container);
    container.innerHTML = svg;
    const drawing = container.querySelector('svg');
    if (drawing === null) throw new Error('Mermaid has drawn nothing.');
    return readDrawn(drawing, getComputedStyle(document.body), findNeeded(drawing));
  } finally {
    container.remove();
  }
}

/** Some kinds of diagrams use random names or positions. The same source must give the same drawing. */
function fixRandomness(): void {
  let state = 1;
  Math.random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export const DRAW = [drawDiagram, describeFault, loadFaces, drawIn, fixRandomness];
