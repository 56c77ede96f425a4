/** Parameters of a Hugo tree that are Lockstep settings. */
import { isValueMap } from '../../formats/index.ts';
import type { TrustRule } from '../check-settings.ts';
import { PLAIN_THEME, type ThemeSettings, theme } from '../theme-config.ts';
import type { Settings } from './settings.ts';

/** `params.lockstep.theme`, equal to `theme` in Lockstep's configuration. */
export function readTheme(settings: Settings): ThemeSettings {
  const lockstep = settings.table('params').table('lockstep');
  const written = lockstep.value('theme');
  if (written === undefined) return PLAIN_THEME;
  const result = theme.safeParse(written);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = ['theme', ...(issue?.path ?? [])].join('.');
  lockstep.report('invalid-config', 'theme', {
    message: `Unexpected value for “params.lockstep.${path}”, expected ${issue?.message ?? 'the settings of a theme'}.`,
    hint: 'Correct it; until then, the site has the default appearance.',
    target: `params.lockstep.${path}`,
  });
  return PLAIN_THEME;
}

/** `params.lockstep.trust`. */
export function readTrust(settings: Settings): TrustRule[] {
  const lockstep = settings.table('params').table('lockstep');
  const written = lockstep.value('trust');
  if (written === undefined || !isValueMap(written)) return [];
  const trust = lockstep.table('trust');
  return Object.keys(written).map((files) => ({
    files,
    level: trust.text(files, 'full') === 'markdown' ? 'markdown' : 'full',
  }));
}
