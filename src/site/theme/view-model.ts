/** The looks of a site as pages print them. URLs are as in a page view. */
import type { Drawing } from './drawings.ts';

export interface ThemeLink {
  readonly title: string;
  readonly url: string;
}

export interface LogoView {
  readonly light: string;
  /** The same picture where the site has one only. */
  readonly dark: string;
  /** The picture shows the title. */
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
  /** Pages behind links are fetched ahead. */
  readonly prefetch: boolean;
  /** Pictures open in place. */
  readonly imageZoom: boolean;
  /** Where answers to “Was this page helpful?” go. */
  readonly feedback?: string;
}

/** URLs of the icons that pages name. */
export interface IconsView {
  /** For programs that do not draw SVG. */
  readonly ico: string;
  readonly touch: string;
  readonly manifest: string;
}
