/**
 * What the browser runs to draw a diagram at build. It is sent there as text (`page-script.ts`): the functions of this folder refer to nothing but each other, by
 * their names, and the page.
 *
 * Mermaid styles a drawing by a `<style>` element with rules for all that a kind of diagram may have. A strict Content-Security-Policy refuses it, and it
 * holds for one theme. So the diagram is drawn in both themes, and printed anew: each element with what it looks like, as attributes; colours are the
 * site's custom properties where these have the same values, so that a drawing follows the theme without a script.
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

export type DrawAnswer =
  | {
      readonly kind: 'drawn';
      /** The `svg` element; what its attributes begin with is left to who puts it into a page. */
      readonly svg: string;
      /** Of the drawing, in pixels. */
      readonly width: number;
      /** The author gave it a title (`accTitle`), by which it is named. */
      readonly isNamed: boolean;
      readonly hasLinks: boolean;
    }
  | {
      readonly kind: 'invalid';
      /** What Mermaid says, in one line. */
      readonly reason: string;
      /** In the source, from 1; absent where Mermaid does not say. */
      readonly line?: number;
    };

/** What of Mermaid is used. Its own types are there only where it is installed. */
declare const mermaid: {
  parse(source: string): Promise<unknown>;
  initialize(settings: Readonly<Record<string, unknown>>): void;
  render(id: string, source: string, room: Element): Promise<{ readonly svg: string }>;
};
type Mode = 'light' | 'dark';

export async function drawDiagram(source: string, prefix: string, width: number): Promise<DrawAnswer> {
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

/** Mermaid counts lines after comments, directives and front matter are gone. */
function describeFault(source: string, error: unknown): DrawAnswer {
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

/** Typefaces of the site, before text is measured. */
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
  const room = document.createElement('div');
  room.style.inlineSize = `${width}px`;
  document.body.append(room);
  try {
    const { svg } = await mermaid.render('drawing', source, room);
    room.innerHTML = svg;
    const drawing = room.querySelector('svg');
    if (drawing === null) throw new Error('Mermaid has drawn nothing.');
    return readDrawn(drawing, getComputedStyle(document.body), findNeeded(drawing));
  } finally {
    room.remove();
  }
}

/** Some kinds of diagrams name or place what has no name by chance. The same source has to give the same drawing. */
function fixRandomness(): void {
  let state = 1;
  Math.random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export const DRAW = [drawDiagram, describeFault, loadFaces, drawIn, fixRandomness];
