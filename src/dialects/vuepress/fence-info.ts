/** The info string of a fence: `js{1,3-5}`, `ts:line-numbers {2} [config.ts]`, `sh :no-line-numbers`. */
export interface Info {
  readonly lang: string;
  /** Lines to highlight as written: `1,3-5`; may be empty. */
  readonly lines: string;
  readonly title: string;
  readonly lineNumbers: boolean | undefined;
  readonly firstLine: number | undefined;
}

/** Parses an info string; unknown words are dropped. */
export function parseInfo(info: string): Info {
  const title = /\[([^\]]*)\]/.exec(info)?.[1] ?? /\btitle=["']([^"']*)["']/.exec(info)?.[1] ?? '';
  const rest = info.replace(/\[[^\]]*\]/, '').replace(/\btitle=(?:"[^"]*"|'[^']*')/, '');
  const numbers = /:(no-)?line-numbers(?:=(\d+))?/.exec(rest);
  const lines = /\{([\d,\s-]+)\}/.exec(rest)?.[1]?.replace(/\s/g, '') ?? '';
  const lang = /^[^\s{:[]+/.exec(rest.trim())?.[0] ?? '';
  return {
    lang,
    lines,
    title: title.trim(),
    lineNumbers: numbers === null ? undefined : numbers[1] === undefined,
    firstLine: numbers?.[2] === undefined ? undefined : Number(numbers[2]),
  };
}

/** The same in Lockstep's syntax: `js {hl_lines=["1","3-5"] title="config.ts"}`. */
export function renderInfo({ lang, lines, title, lineNumbers, firstLine }: Info): string {
  const options = [
    ...(lines === ''
      ? []
      : [
          `hl_lines=[${lines
            .split(',')
            .map((range) => `"${range}"`)
            .join(',')}]`,
        ]),
    ...(lineNumbers === undefined ? [] : [`linenos=${lineNumbers}`]),
    ...(firstLine === undefined ? [] : [`linenostart=${firstLine}`]),
    ...(title === '' ? [] : [`title="${title.replaceAll('"', "'")}"`]),
  ];
  const name = lang === '' && options.length > 0 ? 'text' : lang;
  return options.length === 0 ? name : `${name} {${options.join(' ')}}`;
}
