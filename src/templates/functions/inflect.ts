/** `inflect.*`: singular and plural of English nouns, by common rules and exceptions. */
import { toText } from '../values/cast.ts';
import { type Functions, fn } from './define.ts';
import { humanize } from './text-case.ts';

export const inflect: Functions = {
  Humanize: fn(1, ([value]) => humanize(value)),
  Pluralize: fn(1, ([value]) => inflected(toText(value), PLURALS, IRREGULAR)),
  Singularize: fn(1, ([value]) => inflected(toText(value), SINGULARS, REGULAR)),
};

type Rule = readonly [ending: RegExp, instead: string];

/** Words with the same singular and plural. */
const UNCOUNTED =
  /(?:^|[^a-z])(?:aircraft|bison|deer|equipment|fish|information|metadata|money|moose|news|rice|series|sheep|species|software)$/i;

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['child', 'children'],
  ['foot', 'feet'],
  ['goose', 'geese'],
  ['man', 'men'],
  ['mouse', 'mice'],
  ['ox', 'oxen'],
  ['person', 'people'],
  ['tooth', 'teeth'],
  ['woman', 'women'],
]);
const REGULAR: ReadonlyMap<string, string> = new Map([...IRREGULAR].map(([one, many]) => [many, one]));

const PLURALS: readonly Rule[] = [
  [/(quiz)$/i, '$1zes'],
  [/(matr|vert|ind)(?:ix|ex)$/i, '$1ices'],
  [/(analy|ba|diagno|parenthe|progno|synop|the|cri)sis$/i, '$1ses'],
  [/(cact|alumn|foc|nucle|radi|stimul)us$/i, '$1i'],
  [/(dat|medi|criteri|phenomen)(?:um|on)$/i, '$1a'],
  [/(dat|medi|criteri|phenomen)a$/i, '$1a'],
  [/(hero|potato|tomato|echo)$/i, '$1es'],
  [/(alias|status|bus|x|ch|ss|sh|z)$/i, '$1es'],
  [/([^aeiouy]|qu)y$/i, '$1ies'],
  [/(kni|li|wi)fe$/i, '$1ves'],
  [/(hal|lea|shel|el|wol|sel|loa)f$/i, '$1ves'],
  [/s$/i, 's'],
  [/$/, 's'],
];

const SINGULARS: readonly Rule[] = [
  [/(quiz)zes$/i, '$1'],
  [/(matr)ices$/i, '$1ix'],
  [/(vert|ind)ices$/i, '$1ex'],
  [/(analy|ba|diagno|parenthe|progno|synop|the|cri)ses$/i, '$1sis'],
  [/(cact|alumn|foc|nucle|radi|stimul)i$/i, '$1us'],
  [/(dat|medi)a$/i, '$1um'],
  [/(criteri|phenomen)a$/i, '$1on'],
  [/(hero|potato|tomato|echo)es$/i, '$1'],
  [/(ache|iche|axe)s$/i, '$1'],
  [/(alias|status|bus|x|ch|ss|sh)es$/i, '$1'],
  [/(movie|cookie)s$/i, '$1'],
  [/([^aeiouy]|qu)ies$/i, '$1y'],
  [/(kni|li|wi)ves$/i, '$1fe'],
  [/(hal|lea|shel|el|wol|sel|loa)ves$/i, '$1f'],
  [/(ss|us|is)$/i, '$1'],
  [/s$/i, ''],
];

/** Inflects the last word of a text. */
function inflected(text: string, rules: readonly Rule[], exceptions: ReadonlyMap<string, string>): string {
  if (text === '' || UNCOUNTED.test(text)) return text;
  const last = /[A-Za-z]+$/.exec(text)?.[0] ?? '';
  const other = exceptions.get(last.toLowerCase());
  if (other !== undefined) {
    const isCapital = last.charAt(0) !== last.charAt(0).toLowerCase();
    const shown = isCapital ? other.charAt(0).toUpperCase() + other.slice(1) : other;
    return text.slice(0, text.length - last.length) + shown;
  }
  const rule = rules.find(([ending]) => ending.test(text));
  return rule === undefined ? text : text.replace(rule[0], rule[1]);
}
