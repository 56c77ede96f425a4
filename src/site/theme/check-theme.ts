/** Findings for theme settings that cannot be used, or that make text hard to read. */
import type { Site } from '../../config/index.ts';
import { createProblem, filePlace, NOWHERE, type Place, type Problem } from '../../diagnostics/index.ts';
import { locateKey } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { findIntegrations, namesOf } from '../astro/astro-frameworks.ts';
import { findDrawing } from './drawings.ts';
import { canDraw } from './icons.ts';
import { findLowContrasts, MIN_CONTRAST, paletteOf } from './palette.ts';
import { facesOf, inSite, logoFiles, type ThemeSite, typefaceOf } from './theme-files.ts';

export function checkTheme(
  site: ThemeSite & Pick<Site, 'configFiles' | 'conventions'>,
  files: Files,
): Problem[] {
  const { theme } = site;
  const placeOf = createPlaceOf(site, files);
  const missing = (path: string[], value: string, expected: string, hint: string): Problem =>
    createProblem('invalid-config', placeOf('theme', ...path), {
      message: `Unexpected “${value}” for “theme.${path.join('.')}”, expected ${expected}.`,
      hint,
      target: value,
    });
  const isMissing = (path: string): boolean => files.kindOf(inSite(path)) !== 'file';
  const aFile = 'a file of the site';
  const correct = 'Correct the path: it is relative to the site directory.';
  return [
    ...logoFiles(theme)
      .filter(isMissing)
      .map((path) => missing(['logo'], path, aFile, correct)),
    ...checkIcon(site, isMissing, missing),
    ...(['components', 'slots'] as const).flatMap((kind) =>
      Object.entries(theme[kind]).flatMap(([name, path]) =>
        isMissing(path) ? [missing([kind, name], path, aFile, correct)] : [],
      ),
    ),
    ...checkIntegrations(site, missing),
    ...theme.css.flatMap((path, at) =>
      isMissing(path) ? [missing(['css', String(at)], path, aFile, correct)] : [],
    ),
    ...facesOf(theme).flatMap(({ kind, name }) =>
      typefaceOf(site, name) === undefined
        ? [
            missing(
              ['fonts', kind],
              name,
              'an installed package of a typeface',
              `Run “npm install ${name}” in the site directory.`,
            ),
          ]
        : [],
    ),
    ...theme.social.flatMap(({ icon }, at) =>
      findDrawing(files, icon, site.root) === undefined
        ? [
            missing(
              ['social', String(at), 'icon'],
              icon,
              'the name of an icon of simple-icons or Lucide, or an SVG file of the site',
              'Look for it on simpleicons.org or lucide.dev. A brand that is there may need “npm install simple-icons” in the site directory.',
            ),
          ]
        : [],
    ),
    ...findLowContrasts(paletteOf(theme)).map(({ mode, colour, background, ratio, better }) =>
      createProblem('low-contrast', placeOf('theme', 'accent'), {
        message: `Unexpected contrast of ${ratio.toFixed(2)} : 1 between the accent ${colour} and ${background} in the ${mode} theme, expected at least ${MIN_CONTRAST} : 1.`,
        hint: `Use ${better}, the nearest colour with enough contrast.`,
        target: colour,
        suggestion: better,
      }),
    ),
  ];
}

function createPlaceOf(
  { configFiles, conventions }: Pick<Site, 'configFiles' | 'conventions'>,
  files: Files,
) {
  const [file] = configFiles;
  const read = file === undefined || !conventions.configurationIsModule ? undefined : files.readText(file);
  return (...path: string[]): Place => {
    if (file === undefined) return NOWHERE;
    return filePlace(file, read?.kind === 'text' ? locateKey('script', read.text, path) : undefined);
  };
}

/** @param missing creates the finding for a setting */
function checkIcon(
  { theme: { icon }, root }: ThemeSite,
  isMissing: (path: string) => boolean,
  missing: (path: string[], value: string, expected: string, hint: string) => Problem,
): Problem[] {
  if (icon === undefined) return [];
  const isUsable = /\.(?:svg|png)$/i.test(icon) && !isMissing(icon);
  if (!isUsable)
    return [
      missing(
        ['icon'],
        icon,
        'an SVG or PNG file of the site',
        'Correct the path: it is relative to the site directory.',
      ),
    ];
  if (canDraw({ root })) return [];
  return [
    missing(
      ['icon'],
      icon,
      'the package “sharp”, which converts it to pictures',
      'Run “npm install sharp” in the site directory.',
    ),
  ];
}

/** What a component may be written in without an integration. */
const OWN_KINDS = /\.(?:astro|html)$/i;

/** @param missing creates the problem for a setting */
function checkIntegrations(
  site: ThemeSite,
  missing: (path: string[], value: string, expected: string, hint: string) => Problem,
): Problem[] {
  const { theme } = site;
  const found = new Set(findIntegrations(site).map(({ name }) => name));
  const absent = namesOf(theme).flatMap(({ name }, at) =>
    found.has(name)
      ? []
      : [
          missing(
            ['integrations', String(at)],
            name,
            'an installed package',
            `Run “npm install ${name}” in the site directory, and install its framework too.`,
          ),
        ],
  );
  if (theme.integrations.length > 0) return absent;
  return (['components', 'slots'] as const).flatMap((kind) =>
    Object.entries(theme[kind]).flatMap(([name, path]) =>
      OWN_KINDS.test(path)
        ? []
        : [
            missing(
              [kind, name],
              path,
              kind === 'slots' ? 'an Astro component or an HTML file' : 'an Astro component',
              'For a component of another framework, name an integration of Astro in “theme.integrations”, such as "@astrojs/preact".',
            ),
          ],
    ),
  );
}
