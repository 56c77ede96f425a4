import type { UiStrings } from '../../../ui/index.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** By lang. */
export const uiStrings: Readonly<Record<string, UiStrings>> = { en, fr, uk, 'zh-Hans': zh };
