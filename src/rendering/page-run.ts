/** What the rendering of one page shares between its texts: the body, insides of shortcodes, includes. */
import type { ElementContent } from 'hast';
import type { HookPage, ValueMap } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import type { Place, Problem } from '../diagnostics/index.ts';
import {
  createSlugger,
  type Markdown,
  type RenderHooks,
  type Scope,
  type TextTrust,
} from '../markdown/index.ts';
import type { PublishedFile, ShortcodeDefinition, UnknownShortcode } from '../shortcodes/index.ts';
import type { SourceText } from '../text/index.ts';
import type { Lookups } from './lookups/lookups.ts';
import type { IncludeArguments } from './placeholders.ts';
import type { RenderSettings } from './settings.ts';
import type { PagerState } from './templates/pagers.ts';

export interface PageRun {
  readonly site: RenderSettings;
  readonly page: Page;
  readonly lookups: Lookups;
  readonly markdown: Markdown;
  readonly slots: Scope['slots'];
  readonly places: Scope['places'];
  /** Whether code of a language can be coloured. */
  readonly knowsLanguage: (lang: string) => boolean;
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  readonly explainUnknown: (name: string) => UnknownShortcode | undefined;
  readonly shortcodes: Set<string>;
  /** Site paths of pages that a shortcode asked for in another locale than the page's: links to them stay what they are. */
  readonly elsewhere: Set<string>;
  /** Tags, by {@link startOf}, some of whose addresses were refused and reported. */
  readonly refusedUrls: Set<string>;
  /** What shortcodes keep for each other. */
  readonly memory: Map<unknown, unknown>;
  /** Which page of a list is made, and how lists are cut. */
  readonly pagers: PagerState;
  /** Files that the page has published, by their output path. */
  readonly published: Map<string, PublishedFile>;
  /** How far what stands on the page is trusted: as far as the least trusted of the files that it shows. */
  readonly trust: TextTrust;
  /** Notes a file whose text comes onto the page. */
  shows(file: string): void;
  /** Tells of markup that stands in a text as text. */
  onUnread: NonNullable<Scope['onUnread']>;
  /** Notes HTML that the site does not let into pages. */
  onOmittedHtml: NonNullable<Scope['onOmittedHtml']>;
  /** Notes what is taken out of the page because its writer may not run anything. */
  onTakenOut(what: string, place: Place): void;
  /** Tells what a plugin of the site says. */
  onPluginMessage: NonNullable<Scope['onPluginMessage']>;
  report(problem: Problem): void;
  /** What the site decides of the elements of an owner's texts. */
  hooksFor(owner: Owner): RenderHooks | undefined;
  /** The text with its shortcodes executed. */
  expand(owner: Owner, source: SourceText): SourceText;
  /** Renders a fragment: its shortcodes see its own front matter (a Hugo tree) or also the page's (ours). */
  renderFragment(path: string, use: FragmentUse): ElementContent[] | undefined;
  /** The fragment as Markdown, its shortcodes executed. */
  expandFragment(path: string, use: FragmentUse): SourceText | undefined;
}

export interface FragmentUse {
  /** What stands for the placeholders in its text. */
  readonly args: IncludeArguments;
  /** Called when files include each other; the answer stands in the page instead of the fragment. */
  onCycle(chain: readonly string[]): ElementContent;
}

/** Whose text is being expanded: the page itself, or a fragment that it includes. */
export interface Owner {
  readonly file: string;
  readonly params: ValueMap;
  /** What a fragment was included with; fragments that it includes have it too. */
  readonly args?: IncludeArguments;
}

/**
 * A scope for a text that is rendered on its own.
 *
 * @param owner whose text it is, where links in it are looked up; absent for text without links to look up
 */
export function scopeOf(run: PageRun, source: SourceText, owner?: Owner): Scope {
  const { headingIds } = run.site.markdown;
  const slugger = createSlugger(headingIds === 'none' ? 'github' : headingIds);
  return {
    source,
    slots: run.slots,
    places: run.places,
    slugger,
    onTakenOut: run.onTakenOut,
    onUnread: run.onUnread,
    onOmittedHtml: run.onOmittedHtml,
    onPluginMessage: run.onPluginMessage,
    page: hookPageOf(run.page),
    hooks: owner === undefined ? undefined : run.hooksFor(owner),
  };
}

/** A page as plugins and hooks of a site see it. */
export function hookPageOf({ id, locale, title, file, url, params }: Page): HookPage {
  return { id, locale, title, file, url, params };
}

/** Where a place begins, as a key. */
export function startOf(place: Place): string {
  return place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '';
}
