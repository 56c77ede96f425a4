import type { LinkSettings } from '../check-settings.ts';
import { LINKS } from '../defaults.ts';
import type { Settings } from './settings.ts';

/** The link check's settings of a Hugo tree: `params.links`, which Hugo itself leaves alone. */
export function readLinkSettings(settings: Settings): LinkSettings {
  const links = settings.table('params').table('links');
  return {
    exampleHosts: links.texts('exampleHosts', LINKS.exampleHosts),
    ignore: links.texts('ignore', LINKS.ignore),
    privateHosts: links.texts('privateHosts', LINKS.privateHosts),
    // Hugo makes no such targets: a tree says so when its own templates do.
    inheritAnchors: links.flag('inheritAnchors', false),
  };
}
