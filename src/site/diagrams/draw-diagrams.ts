/**
 * Draws diagrams while a site is built, in a browser that is installed, so that readers need no script for them. What was drawn is kept: the browser is started
 * for the first diagram that is not in the cache, and once for a build. Where it cannot be had, or fails, pages draw with a script.
 */
import { createProblem, type Problem } from '../../diagnostics/index.ts';
import {
  BrowserError,
  type BrowserOptions,
  type BrowserPage,
  type CacheFolder,
  createDiskFiles,
  findBrowser,
  openBrowserPage,
  sha256,
} from '../../io/index.ts';
import type { RenderedDiagram } from '../../rendering/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { MAX_CACHE_BYTES } from '../render/render-cache.ts';
import { findMermaid } from './diagram-files.ts';
import { drawingStylesOf } from './drawing-styles.ts';
import type { DrawAnswer } from './in-page/draw.client.ts';
import { PAGE_SCRIPT } from './in-page/page-script.ts';

/** What became of the diagrams of a build, as pages show them: one that stands on two pages counts twice. */
export interface DiagramSummary {
  readonly drawn: number;
  readonly cached: number;
  /** Those that pages draw with a script, by the reason. */
  readonly left: readonly { readonly reason: string; readonly count: number }[];
  /** Those that Mermaid cannot read, whose source stands on the page. */
  readonly invalid: number;
}

/** A diagram of a page as a build has it. */
export type Drawing =
  | (DrawAnswer & {
      /** Digest of all that it is made of. */
      readonly key: string;
    })
  | { readonly kind: 'left'; readonly reason: string };

export interface DiagramDrawer {
  /** The diagrams of a page, in their order. To be asked once for a page. */
  draw(facts: Pick<RenderedFacts, 'diagrams'>): Promise<readonly Drawing[]>;
  /** Ends the browser, and removes from the cache what has not been used for long. */
  close(): Promise<void>;
  /** Until now; `undefined` where no page has a diagram. */
  summary(): DiagramSummary | undefined;
  problems(): readonly Problem[];
}

export interface DrawerOptions {
  readonly loaded: Pick<LoadedSite, 'site' | 'files' | 'shortcodeAssets'>;
  readonly folder: CacheFolder;
  readonly env: NodeJS.ProcessEnv;
  readonly codeDigest: string;
  /** How long the browser may take to start, and for a diagram. */
  readonly timeLimitMs?: number | undefined;
}

/** Pixels that a diagram has on a wide screen; those of some kinds take all of them. */
const WIDTH = 720;

/** Drawing takes tenths of a second; the browser, a second. Machines may be much slower than that. */
const TIME_LIMIT_MS = 60_000;

/** A browser that fails again and again is not asked any more. */
const MAX_FAILURES = 3;

export function createDiagramDrawer(options: DrawerOptions): DiagramDrawer {
  const { loaded, folder, env, codeDigest, timeLimitMs = TIME_LIMIT_MS } = options;
  const { site } = loaded;
  const counts = createCounts();
  const problems: Problem[] = [];
  const used = new Set<string>();
  const known = new Map<string, Promise<Drawing & { readonly isNew?: boolean }>>();
  let setup: Setup | string | undefined;
  const browser = createBrowser(env, timeLimitMs);

  const obtain = async (source: string): Promise<Drawing & { readonly isNew?: boolean }> => {
    setup ??= prepare(loaded, codeDigest);
    if (typeof setup === 'string') return { kind: 'left', reason: setup };
    const key = sha256(JSON.stringify([setup.digest, source]));
    const name = `${key}.json`;
    used.add(name);
    const kept = parseAnswer(folder.read(name));
    if (kept !== undefined) return { ...kept, key };
    const answer = await browser.draw(setup, source, `diagram-${key.slice(0, 8)}`);
    if (answer.kind === 'left') return answer;
    folder.write(name, JSON.stringify(answer));
    return { ...answer, key, isNew: true };
  };
  return {
    async draw({ diagrams }) {
      const drawings: Drawing[] = [];
      for (const diagram of diagrams) {
        const obtained = known.get(diagram.source) ?? obtain(diagram.source);
        known.set(diagram.source, obtained);
        const { isNew = false, ...drawing } = await obtained;
        counts.add(drawing, isNew);
        const problem = problemOf(diagram, drawing, site.theme.drawDiagrams === true);
        if (problem !== undefined) problems.push(problem);
        drawings.push(drawing);
      }
      return drawings;
    },
    async close() {
      await browser.close();
      if (used.size > 0) folder.prune(MAX_CACHE_BYTES, used);
    },
    summary: counts.summary,
    problems: () => problems,
  };
}

/** How many diagrams were drawn, and why others were not. */
function createCounts() {
  const counts = { drawn: 0, cached: 0, invalid: 0 };
  const left = new Map<string, number>();
  return {
    add(drawing: Drawing, isNew: boolean): void {
      if (drawing.kind === 'left') left.set(drawing.reason, (left.get(drawing.reason) ?? 0) + 1);
      else if (drawing.kind === 'drawn') counts[isNew ? 'drawn' : 'cached'] += 1;
      else counts.invalid += 1;
    },
    summary() {
      const reasons = [...left].map(([reason, number]) => ({ reason, count: number }));
      const total = counts.drawn + counts.cached + counts.invalid + reasons.length;
      return total === 0 ? undefined : { ...counts, left: reasons };
    },
  };
}

/** What is said of a diagram that Mermaid cannot read, or that is not drawn although the site wants it. */
function problemOf(
  { place, linesBefore }: RenderedDiagram,
  drawing: Drawing,
  isWanted: boolean,
): Problem | undefined {
  if (drawing.kind === 'invalid') {
    const { line, reason } = drawing;
    const isKnown = place.kind === 'file' && line !== undefined;
    const start = isKnown ? { line: place.start.line + linesBefore + line - 1, column: 1 } : undefined;
    return createProblem(
      'invalid-diagram',
      start === undefined || place.kind !== 'file' ? place : { kind: 'file', file: place.file, start },
      {
        message: `Unexpected text in a diagram, expected one that Mermaid can read (${reason}).`,
        hint: 'Correct the diagram; until then readers see its source.',
      },
    );
  }
  if (drawing.kind === 'drawn' || !isWanted) return undefined;
  return createProblem('undrawn-diagram', place, {
    message: `Unexpected diagram that the build cannot draw, as “drawDiagrams” asks: ${drawing.reason}.`,
    hint: 'Install Chromium or Chrome where the site is built, or name it in CHROMIUM_PATH. Until then pages draw with a script.',
  });
}

/** All that drawings depend on besides their source. */
interface Setup {
  readonly digest: string;
  readonly mermaidFolder: string;
  readonly styles: string;
}

/** @returns the reason where diagrams are left to the script */
function prepare(loaded: DrawerOptions['loaded'], codeDigest: string): Setup | string {
  const { theme, root } = loaded.site;
  if (theme.drawDiagrams === false) return '“drawDiagrams” is off';
  const mermaidFolder = findMermaid(root);
  if (mermaidFolder === undefined) return 'the package “mermaid” is not installed';
  const styles = drawingStylesOf(loaded);
  const version = createDiskFiles(mermaidFolder).readText('package.json');
  const mermaid = version.kind === 'text' ? version.text : '';
  return { styles, mermaidFolder, digest: sha256(JSON.stringify([codeDigest, mermaid, styles, WIDTH])) };
}

function parseAnswer(text: string | undefined): DrawAnswer | undefined {
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  return isAnswer(value) ? value : undefined;
}

function isAnswer(value: unknown): value is DrawAnswer {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'drawn') return 'svg' in value && typeof value.svg === 'string';
  return value.kind === 'invalid' && 'reason' in value;
}

type Answer = DrawAnswer | { readonly kind: 'left'; readonly reason: string };

interface DrawingBrowser {
  draw(setup: Setup, source: string, prefix: string): Promise<Answer>;
  close(): Promise<void>;
}

/** One diagram after the other: Mermaid's settings are those of a page. After a crash the browser is started anew for the next. */
function createBrowser(env: NodeJS.ProcessEnv, timeLimitMs: number): DrawingBrowser {
  let queue: Promise<unknown> = Promise.resolve();
  let page: BrowserPage | undefined;
  let failures = 0;
  let lastReason = '';
  const close = async (): Promise<void> => {
    const open = page;
    page = undefined;
    await open?.close();
  };
  const drawNow = async (setup: Setup, source: string, prefix: string): Promise<Answer> => {
    const program = findBrowser(env);
    if (program === undefined) return { kind: 'left', reason: 'no Chromium or Chrome is installed' };
    if (failures >= MAX_FAILURES) return { kind: 'left', reason: lastReason };
    try {
      page ??= await openDrawingPage({ program, timeLimitMs }, setup);
      const call = `drawDiagram(${JSON.stringify(source)}, ${JSON.stringify(prefix)}, ${WIDTH})`;
      const answer = await page.evaluate(call);
      if (isAnswer(answer)) return answer;
      throw new BrowserError(`${program} gives an answer that is no drawing`);
    } catch (error) {
      if (!(error instanceof BrowserError)) throw error;
      // One that does not start will not start for the next diagram.
      failures = page === undefined ? MAX_FAILURES : failures + 1;
      lastReason = error.message.replace(/\s+/g, ' ').slice(0, MAX_REASON);
      await close();
      return { kind: 'left', reason: lastReason };
    }
  };
  return {
    draw(setup, source, prefix) {
      const drawing = queue.then(() => drawNow(setup, source, prefix));
      queue = drawing.catch(() => {});
      return drawing;
    },
    close,
  };
}

/** Of what is shown in a summary, in characters. */
const MAX_REASON = 300;

async function openDrawingPage(
  options: BrowserOptions,
  { mermaidFolder, styles }: Setup,
): Promise<BrowserPage> {
  const page = await openBrowserPage(options);
  try {
    const script = createDiskFiles(mermaidFolder).readBytes('dist/mermaid.min.js');
    if (script === undefined) throw new BrowserError(`${mermaidFolder} has no dist/mermaid.min.js`);
    await page.evaluate(`${Buffer.from(script).toString('utf8')};0`);
    await page.evaluate(`${PAGE_SCRIPT};0`);
    await page.evaluate(
      `document.documentElement.innerHTML = '<head><style></style></head><body></body>'; document.querySelector('style').textContent = ${JSON.stringify(styles)};0`,
    );
    return page;
  } catch (error) {
    await page.close();
    throw error;
  }
}
