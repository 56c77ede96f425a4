/** Theme values for page templates. URLs are as in a page view. */
import type { Drawing } from './drawings.ts';

/** A link of the theme. */
export interface ThemeLink {
  /** Its text. */
  readonly title: string;
  /** Its address. */
  readonly url: string;
}

/** The logo of the site. */
export interface LogoView {
  /** The picture on light ground. */
  readonly light: string;
  /** The picture on dark ground: the light one if the site has no other. */
  readonly dark: string;
  /** Whether the picture contains the title. */
  readonly wordmark: boolean;
}

/** A link with an icon. */
export interface SocialView extends ThemeLink {
  /** The icon. */
  readonly drawing: Drawing;
}

/** An element of `<head>`. */
export interface HeadView {
  /** The name of the element. */
  readonly tag: 'meta' | 'link' | 'script' | 'style';
  /** Its attributes. */
  readonly attrs: Readonly<Record<string, string | boolean>>;
  /** Its text. */
  readonly content?: string;
}

/** What the theme adds to every page. */
export interface ThemeView {
  /** The logo; absent if the site has none. */
  readonly logo?: LogoView;
  /** Elements for the end of `<head>`. */
  readonly head: readonly HeadView[];
  /** Links with icons. */
  readonly social: readonly SocialView[];
  /** The columns of the footer. */
  readonly columns: readonly { readonly title: string; readonly links: readonly ThemeLink[] }[];
  /** The last line of links in the footer. */
  readonly legal: readonly ThemeLink[];
  /** The copyright notice. */
  readonly copyright: string;
  /** The notice above the header. */
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
  /** For home screens. */
  readonly touch: string;
  /** The web app manifest. */
  readonly manifest: string;
}
