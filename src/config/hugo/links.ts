import type { LinkSettings } from '../check-settings.ts';
import { LINKS } from '../defaults.ts';
import type { Settings } from './settings.ts';

/** Link check settings of a Hugo tree: `params.links`, which Hugo ignores. */
export function readLinkSettings(settings: Settings): LinkSettings {
  const links = settings.table('params').table('links');
  return {
    exampleHosts: links.texts('exampleHosts', LINKS.exampleHosts),
    ignore: links.texts('ignore', LINKS.ignore),
    privateHosts: links.texts('privateHosts', LINKS.privateHosts),
    // Hugo creates no such anchors, so a tree must enable them if its templates do.
    inheritAnchors: links.flag('inheritAnchors', false),
  };
}
