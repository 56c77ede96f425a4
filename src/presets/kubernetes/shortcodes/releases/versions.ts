/** Arithmetic on the site's version parameters, `latest` and `version`, each written `v1.26`. */
import {
  missingText,
  type ShortcodeContext,
  type ShortcodeOutput,
  text,
  valueToText,
} from '../../../../shortcodes/index.ts';

export type VersionParam = 'latest' | 'version';

/** The parameter without its `v`: `1.26`; `undefined` if the site does not set it. */
function siteVersion(context: ShortcodeContext, param: VersionParam): string | undefined {
  const value = valueToText(context.siteParam(param)).replaceAll('v', '');
  return value === '' ? undefined : value;
}

/** Text derived from a version parameter, as in most of these shortcodes. */
export function versionText(
  context: ShortcodeContext,
  param: VersionParam,
  print: (version: string) => string | undefined,
): ShortcodeOutput {
  const version = siteVersion(context, param);
  const printed = version === undefined ? undefined : print(version);
  if (printed !== undefined) return text(printed);
  return missingText(context, param, `Set the site’s parameter “${param}” to a version such as v1.26.`);
}

/** Another minor version: (`1.26`, -1) → `1.25`; `undefined` for a version without a minor part. */
export function addMinor(version: string, difference: number, separator = '.'): string | undefined {
  const match = /^([^.]+)\.(\d+)/.exec(version);
  return match === null ? undefined : `${match[1]}${separator}${Number(match[2]) + difference}`;
}
