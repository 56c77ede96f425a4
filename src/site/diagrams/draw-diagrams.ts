/**
 * Draws diagrams during the build in an installed browser, so that readers need no script for them. Drawings are cached: the browser is started once per build,
 * and only if a diagram is not in the cache. If it is missing or fails, pages draw with a script.
 */
import { join } from 'node:path';
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
  stateOfFile,
} from '../../io/index.ts';
import type { RenderedDiagram } from '../../rendering/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { MAX_CACHE_BYTES } from '../render/render-cache.ts';
import { findMermaid } from './diagram-files.ts';
import { drawingStylesOf } from './drawing-styles.ts';
import type { DrawResult } from './in-page/draw.client.ts';
import { PAGE_SCRIPT } from './in-page/page-script.ts';

/** Result for the diagrams of a build, as pages show them: one that is on two pages counts twice. */
export interface DiagramSummary {
  readonly drawn: number;
  readonly cached: number;
  /** Number of diagrams that pages draw with a script, by reason. */
  readonly left: readonly { readonly reason: string; readonly count: number }[];
  /** Number of diagrams that Mermaid cannot parse; pages show their source. */
  readonly invalid: number;
  /** Number of diagrams among `left` that an installed browser failed to draw: the next build may succeed. */
  readonly failed?: number;
}

/** The result for one diagram of a page. */
export type Drawing =
  | (DrawResult & {
      /** Digest of everything that the drawing depends on. */
      readonly key: string;
    })
  | Left;

/** A diagram that pages draw with a script. */
interface Left {
  readonly kind: 'left';
  readonly reason: string;
  /** An installed browser failed to draw it. */
  readonly isFailure?: true;
}

export interface DiagramDrawer {
  /** The diagrams of a page in order. Call it once per page. */
  draw(facts: Pick<RenderedFacts, 'diagrams'>): Promise<readonly Drawing[]>;
  /** Closes the browser, and removes unused cache entries. */
  close(): Promise<void>;
  /** The result so far; `undefined` if no page has a diagram. */
  summary(): DiagramSummary | undefined;
  problems(): readonly Problem[];
}

export interface DrawerOptions {
  readonly loaded: Pick<LoadedSite, 'site' | 'files' | 'shortcodeAssets'>;
  readonly folder: CacheFolder;
  readonly env: NodeJS.ProcessEnv;
  readonly codeDigest: string;
  /** Time limit for starting the browser, and for each diagram. */
  readonly timeLimitMs?: number | undefined;
}

/** Width of the text column on a wide screen, in pixels; some kinds of diagrams fill it. */
const WIDTH = 720;

/** Drawing takes tenths of a second and starting the browser a second, but machines may be much slower. */
const TIME_LIMIT_MS = 60_000;

/** After this many failures in a row the browser is not started again. */
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
    const kept = parseResult(folder.read(name));
    if (kept !== undefined) return { ...kept, key };
    const result = await browser.draw(setup, source, `diagram-${key.slice(0, 8)}`);
    if (result.kind === 'left') return result;
    folder.write(name, JSON.stringify(result));
    return { ...result, key, isNew: true };
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

/** Counts drawn diagrams, and the reasons for those that are not drawn. */
function createCounts() {
  const counts = { drawn: 0, cached: 0, invalid: 0 };
  const left = new Map<string, number>();
  let failed = 0;
  return {
    add(drawing: Drawing, isNew: boolean): void {
      if (drawing.kind === 'left' && drawing.isFailure === true) failed += 1;
      if (drawing.kind === 'left') left.set(drawing.reason, (left.get(drawing.reason) ?? 0) + 1);
      else if (drawing.kind === 'drawn') counts[isNew ? 'drawn' : 'cached'] += 1;
      else counts.invalid += 1;
    },
    summary() {
      const reasons = [...left].map(([reason, number]) => ({ reason, count: number }));
      const total = counts.drawn + counts.cached + counts.invalid + reasons.length;
      if (total === 0) return undefined;
      return { ...counts, left: reasons, ...(failed === 0 ? {} : { failed }) };
    },
  };
}

/** The problem for a diagram that Mermaid cannot parse, or that is not drawn although the site requires it. */
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
        hint: 'Correct the diagram; until then, readers see its source.',
      },
    );
  }
  if (drawing.kind === 'drawn' || !isWanted) return undefined;
  return createProblem('undrawn-diagram', place, {
    message: `Unexpected failure to draw a diagram, as “drawDiagrams” requires: ${drawing.reason}.`,
    hint: 'Install Chromium or Chrome on the machine that builds the site, or set CHROMIUM_PATH to its path. Until then, pages draw the diagram with a script.',
  });
}

/** Digest of the programs that draw diagrams, or of their absence. It changes if one is installed, updated or removed. */
export function stateOfDrawing(siteRoot: string, env: NodeJS.ProcessEnv): string {
  const mermaid = findMermaid(siteRoot);
  const browser = findBrowser(env);
  return sha256(
    JSON.stringify([
      mermaid,
      mermaid === undefined ? undefined : stateOfFile(join(mermaid, 'package.json')),
      browser,
      browser === undefined ? undefined : stateOfFile(browser),
    ]),
  );
}

/** Everything that drawings depend on besides their source. */
interface Setup {
  readonly digest: string;
  readonly mermaidFolder: string;
  readonly styles: string;
}

/** @returns the reason if diagrams are left to the script */
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

function parseResult(text: string | undefined): DrawResult | undefined {
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  return isResult(value) ? value : undefined;
}

function isResult(value: unknown): value is DrawResult {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'drawn') return 'svg' in value && typeof value.svg === 'string';
  return value.kind === 'invalid' && 'reason' in value;
}

type Attempt = DrawResult | Left;

interface DrawingBrowser {
  draw(setup: Setup, source: string, prefix: string): Promise<Attempt>;
  close(): Promise<void>;
}

/** Draws one diagram at a time, since Mermaid's settings apply to the whole page. After a crash the browser is restarted for the next diagram. */
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
  const drawNow = async (setup: Setup, source: string, prefix: string): Promise<Attempt> => {
    const program = findBrowser(env);
    if (program === undefined) return { kind: 'left', reason: 'no Chromium or Chrome is installed' };
    if (failures >= MAX_FAILURES) return { kind: 'left', reason: lastReason, isFailure: true };
    try {
      page ??= await openDrawingPage({ program, timeLimitMs }, setup);
      const call = `drawDiagram(${JSON.stringify(source)}, ${JSON.stringify(prefix)}, ${WIDTH})`;
      const result = await page.evaluate(call);
      if (isResult(result)) return result;
      throw new BrowserError(`${program} gives an answer that is no drawing`);
    } catch (error) {
      if (!(error instanceof BrowserError)) throw error;
      // If the browser does not start, it will not start for the next diagram either.
      failures = page === undefined ? MAX_FAILURES : failures + 1;
      lastReason = error.message.replace(/\s+/g, ' ').slice(0, MAX_REASON);
      await close();
      return { kind: 'left', reason: lastReason, isFailure: true };
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

/** Maximum length of a reason in the summary, in characters. */
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
