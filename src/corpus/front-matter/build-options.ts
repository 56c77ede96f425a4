/** Whether a page is generated and listed, and its files published: `headless` and `build` in its front matter. */
import { isValueMap, type ValueMap } from '../../formats/index.ts';
import { valueToBoolean, valueToText } from './values.ts';

export interface BuildOptions {
  /** `link`: not generated, but with a URL. */
  readonly render: 'always' | 'link' | 'never';
  /** `local`: only in its section's list. */
  readonly list: 'always' | 'local' | 'never';
  readonly publishResources: boolean;
}

/**
 * The options in front matter: `build`, named `_build` in Hugo up to 0.144, and `headless: true`, which Hugo supports for the `index` file of a bundle only, and other sites for
 * any page.
 */
export function parseBuildOptions(params: ValueMap, mayBeHeadless: boolean): BuildOptions {
  if (mayBeHeadless && valueToBoolean(params.headless)) {
    return { ...parseBuild(params), render: 'never', list: 'never' };
  }
  return parseBuild(params);
}

function parseBuild(params: ValueMap): BuildOptions {
  const written = isValueMap(params.build) ? params.build : params._build;
  if (!isValueMap(written)) return { render: 'always', list: 'always', publishResources: true };
  const publish = written.publishresources;
  return {
    render: parseChoice(written.render, ['always', 'link', 'never']),
    list: parseChoice(written.list, ['always', 'local', 'never']),
    publishResources: publish === undefined || valueToBoolean(publish),
  };
}

/** Booleans were the only values once: `false` is `never`. Unknown values mean the first choice. */
function parseChoice<const T extends string>(
  written: ValueMap[string] | undefined,
  choices: readonly [T, T, T],
): T {
  if (written === false || written === 0) return choices[2];
  return choices.find((choice) => choice === valueToText(written)) ?? choices[0];
}
