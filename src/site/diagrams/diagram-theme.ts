/**
 * Mermaid's colours, derived from the site's own: they are read from the page, so that diagrams follow the theme and a site's own tokens. Pages run this
 * module; the browser that draws diagrams during a build runs its functions as text.
 */

/** Settings of Mermaid. */
export interface DiagramTheme {
  readonly theme: 'base';
  readonly fontFamily: string;
  readonly themeVariables: Readonly<Record<string, string | boolean | undefined>>;
}

export function readDiagramTheme(): DiagramTheme {
  const colour = createColourReader();
  const page = colour('--page');
  const surface = colour('--surface');
  const text = colour('--text');
  const line = colour('--line-strong');
  const soft = colour('--accent-soft');
  const accent = colour('--accent');
  const mark = colour('--mark');
  const style = getComputedStyle(document.body);
  const strong = ['--accent', '--note', '--tip', '--important', '--warning', '--caution'].map(colour);
  const quiet = [soft, surface, mark];
  return {
    theme: 'base',
    fontFamily: style.fontFamily,
    themeVariables: {
      darkMode: isDark(page),
      background: page,
      fontFamily: style.fontFamily,
      fontSize: '15px',
      textColor: text,
      titleColor: text,
      lineColor: colour('--muted'),
      primaryColor: soft,
      primaryTextColor: text,
      primaryBorderColor: accent,
      secondaryColor: surface,
      secondaryTextColor: text,
      secondaryBorderColor: line,
      tertiaryColor: surface,
      tertiaryTextColor: text,
      tertiaryBorderColor: line,
      mainBkg: soft,
      nodeBorder: accent,
      nodeTextColor: text,
      clusterBkg: surface,
      clusterBorder: line,
      edgeLabelBackground: page,
      noteBkgColor: mark,
      noteTextColor: text,
      noteBorderColor: line,
      actorBkg: soft,
      actorBorder: accent,
      actorTextColor: text,
      signalColor: text,
      signalTextColor: text,
      labelBoxBkgColor: surface,
      labelTextColor: text,
      loopTextColor: text,
      activationBkgColor: surface,
      activationBorderColor: line,
      pieSectionTextColor: page,
      pieStrokeColor: page,
      pieOuterStrokeColor: page,
      pieOpacity: '1',
      // A shadow colour that suits both themes would look like a glow in the dark one.
      dropShadow: 'none',
      ...numbered('pie', strong, 1),
      ...numbered('git', strong, 0),
      ...numbered('gitBranchLabel', [page], 0),
      ...numbered('cScale', quiet, 0),
      ...numbered('cScaleLabel', [text], 0),
    },
  };
}

/** Mermaid has up to twelve colours of a kind. */
function numbered(
  name: string,
  colours: readonly string[],
  first: number,
): Record<string, string | undefined> {
  const numbers = Array.from({ length: 12 }, (_, at) => at);
  return Object.fromEntries(numbers.map((at) => [`${name}${at + first}`, colours[at % colours.length]]));
}

/** Returns a function that reads a custom property's colour as `#rrggbb`, with `light-dark()` and the like evaluated. */
function createColourReader(): (property: string) => string {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const read = (property: string): string => {
    probe.style.color = `var(${property})`;
    if (context === null) return style.color;
    context.fillStyle = style.color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  // Removed once the theme has been read.
  queueMicrotask(() => probe.remove());
  return read;
}

function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

/** The source of the functions above, for another page. */
export const THEME = [readDiagramTheme, numbered, createColourReader, isDark];
