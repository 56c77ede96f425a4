/** `reflect.*` for values that depend on a site: pages, sites, resources. */
import { GoMethod, type GoValue } from '../../templates/index.ts';
import { PageObject } from './objects/page-object.ts';
import { ResourceObject } from './objects/resource-object.ts';
import { SiteObject } from './objects/site-object.ts';

const test = (holds: (value: GoValue) => boolean): GoMethod => new GoMethod(([value]) => holds(value), 1);

const isImage = (value: GoValue): value is ResourceObject =>
  value instanceof ResourceObject && value.member('ResourceType') === 'image';

/** Whether a value is a raster image. */
const hasPixels = (value: GoValue): boolean => isImage(value) && !/\.svg$/i.test(value.facts.target);

export const reflectFunctions: Readonly<Record<string, GoMethod>> = {
  'reflect.IsPage': test((value) => value instanceof PageObject),
  'reflect.IsSite': test((value) => value instanceof SiteObject),
  'reflect.IsResource': test((value) => value instanceof PageObject || value instanceof ResourceObject),
  'reflect.IsImageResource': test(isImage),
  'reflect.IsImageResourceProcessable': test(hasPixels),
  'reflect.IsImageResourceWithMeta': test(hasPixels),
};
