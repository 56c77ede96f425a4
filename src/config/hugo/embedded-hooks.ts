/** `markup.goldmark.renderHooks`: when Hugo's embedded hooks resolve links and images. */

import type { EmbeddedHook, EmbeddedHooks } from '../markdown-settings.ts';
import type { HugoReference } from '../site.ts';
import type { Languages } from './languages.ts';
import type { Settings } from './settings.ts';
import { doesHugo } from './versions.ts';

const USES = ['auto', 'never', 'always', 'fallback'];

/**
 * From Hugo's documentation: `auto`, the default, is `fallback` for multilingual sites on one host that do not duplicate shared bundle files, else `never`. The hooks exist since
 * 0.123; `useEmbedded` was added after `enableDefault`.
 */
export function readEmbeddedHooks(
  settings: Settings,
  languages: Languages,
  { minor }: HugoReference,
): EmbeddedHooks {
  const goldmark = settings.table('markup').table('goldmark');
  const hooks = goldmark.table('renderHooks');
  const isMultihost = languages.all.some(({ own }) => own.value('baseURL') !== undefined);
  const isAuto =
    doesHugo(minor, 'embeddedHooks') &&
    languages.all.length > 1 &&
    !isMultihost &&
    !goldmark.flag('duplicateResourceFiles', false);
  const auto: EmbeddedHook = isAuto ? 'fallback' : 'never';
  return { link: readUse(hooks.table('link'), auto), image: readUse(hooks.table('image'), auto) };
}

function readUse(hook: Settings, auto: EmbeddedHook): EmbeddedHook {
  const written = hook.text('useEmbedded', 'auto').toLowerCase();
  switch (written) {
    case 'always':
    case 'fallback':
    case 'never':
      return written;
    default: {
      if (!USES.includes(written)) {
        hook.report('invalid-config', 'useEmbedded', {
          message: `Unexpected “${written}” for “${[...hook.path, 'useEmbedded'].join('.')}”, expected one of ${USES.join(', ')}.`,
          hint: 'Use one of them; “auto” is the default.',
          target: written,
        });
      }
      if (hook.value('enableDefault') === undefined) return auto;
      return hook.flag('enableDefault', false) ? 'fallback' : 'never';
    }
  }
}
