/** Theme values for page templates. URLs are as in a page view. */
import type { Drawing } from './drawings.ts';

export interface ThemeLink {
  readonly title: string;
  readonly url: string;
}

export interface LogoView {
  readonly light: string;
  /** The light picture if the site has only one. */
  readonly dark: string;
  /** Whether the picture contains the title. */
  readonly wordmark: boolean;
}

export interface SocialView extends ThemeLink {
  readonly drawing: Drawing;
}

export interface HeadView {
  readonly tag: 'meta' | 'link' | 'script' | 'style';
  readonly attrs: Readonly<Record<string, string | boolean>>;
  readonly content?: string;
}

export interface ThemeView {
  readonly logo?: LogoView;
  readonly head: readonly HeadView[];
  readonly social: readonly SocialView[];
  readonly columns: readonly { readonly title: string; readonly links: readonly ThemeLink[] }[];
  readonly legal: readonly ThemeLink[];
  readonly copyright: string;
  readonly announcement?: { readonly text: string; readonly url?: string };
  /** Whether link targets are prefetched. */
  readonly prefetch: boolean;
  /** Whether pictures can be enlarged. */
  readonly imageZoom: boolean;
  /** URL that receives answers to “Was this page helpful?”. */
  readonly feedback?: string;
}

/** URLs of the icons that pages link. */
export interface IconsView {
  /** For programs that cannot display SVG. */
  readonly ico: string;
  readonly touch: string;
  readonly manifest: string;
}
