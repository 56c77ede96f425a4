/** The state that the texts of one page share during rendering: body, content of shortcodes, includes. */
import type { ElementContent } from 'hast';
import type { HookPage, ValueMap } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import type { Place, Problem } from '../../diagnostics/index.ts';
import {
  createSlugger,
  type Markdown,
  type RenderHooks,
  type Scope,
  type TextTrust,
} from '../../markdown/index.ts';
import type { PublishedFile, ShortcodeDefinition, UnknownShortcode } from '../../shortcodes/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { RenderSettings } from '../settings.ts';
import type { PagerState } from '../templates/objects/pagers.ts';
import type { IncludeArguments } from './placeholders.ts';

export interface PageRun {
  readonly site: RenderSettings;
  readonly page: Page;
  readonly lookups: Lookups;
  readonly markdown: Markdown;
  readonly slots: Scope['slots'];
  readonly places: Scope['places'];
  /** Whether there is a grammar for a language. */
  readonly knowsLanguage: (lang: string) => boolean;
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  readonly explainUnknown: (name: string) => UnknownShortcode | undefined;
  readonly shortcodes: Set<string>;
  /** Site paths of pages that a shortcode requested in another locale than the page's: links to them are not redirected to the page's locale. */
  readonly elsewhere: Set<string>;
  /** Tags, by {@link startOf}, some of whose URLs were refused and reported. */
  readonly refusedUrls: Set<string>;
  /** Values that shortcodes share. */
  readonly memory: Map<unknown, unknown>;
  /** The list page being rendered, and how lists are split. */
  readonly pagers: PagerState;
  /** Files that the page has published, by output path. */
  readonly published: Map<string, PublishedFile>;
  /** Trust of the page's text: that of the least trusted file that it shows. */
  readonly trust: TextTrust;
  /** Records a file whose text is shown on the page. */
  shows(file: string): void;
  /** Reports markup that is shown as text. */
  onUnread: NonNullable<Scope['onUnread']>;
  /** Reports HTML that the site does not allow in pages. */
  onOmittedHtml: NonNullable<Scope['onOmittedHtml']>;
  /** Called for the page's own divider, above which its summary ends. */
  onDivider(): void;
  /** Whether the page has a divider. */
  readonly isDivided: boolean;
  /** Reports content that was removed because its author is restricted. */
  onRemoved(what: string, place: Place): void;
  /** Reports a message of one of the site's plugins. */
  onPluginMessage: NonNullable<Scope['onPluginMessage']>;
  report(problem: Problem): void;
  /** The site's render hooks for an owner's texts. */
  hooksFor(owner: Owner): RenderHooks | undefined;
  /** The text with its shortcodes executed. */
  expand(owner: Owner, source: SourceText): SourceText;
  /** Renders a fragment: its shortcodes see its own front matter and, except in a Hugo tree, the page's. */
  renderFragment(path: string, use: FragmentUse): ElementContent[] | undefined;
  /** The fragment as Markdown with its shortcodes executed. */
  expandFragment(path: string, use: FragmentUse): SourceText | undefined;
  /** The same in a run of its own: nothing is reported or stored. `undefined` too in such a run. */
  expandQuietly(path: string): SourceText | undefined;
}

export interface FragmentUse {
  /** Values for the placeholders in its text. */
  readonly args: IncludeArguments;
  /** Called if files include each other; the result replaces the fragment. */
  onCycle(chain: readonly string[]): ElementContent;
}

/** The file whose text is being expanded: the page itself, or an included fragment. */
export interface Owner {
  readonly file: string;
  readonly params: ValueMap;
  /** Arguments of the include; nested includes inherit them. */
  readonly args?: IncludeArguments;
}

/**
 * A scope for a text that is rendered separately.
 *
 * @param owner the file that relative links are resolved from; absent for text without such links
 */
export function scopeOf(run: PageRun, source: SourceText, owner?: Owner): Scope {
  const { headingIds } = run.site.markdown;
  const slugger = createSlugger(headingIds === 'none' ? 'github' : headingIds);
  return {
    source,
    slots: run.slots,
    places: run.places,
    slugger,
    onRemoved: run.onRemoved,
    onUnread: run.onUnread,
    onOmittedHtml: run.onOmittedHtml,
    onDivider: run.onDivider,
    onPluginMessage: run.onPluginMessage,
    page: hookPageOf(run.page),
    hooks: owner === undefined ? undefined : run.hooksFor(owner),
  };
}

/** A page as seen by plugins and hooks of a site. */
export function hookPageOf({ id, locale, title, file, url, params }: Page): HookPage {
  return { id, locale, title, file, url, params };
}

/** The start of a place, as a map key. */
export function startOf(place: Place): string {
  return place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '';
}
