/** Code blocks before highlighting: an element with the language and options; the last step of a page highlights all of them. */
import type { Element } from 'hast';
import type { CodeBlockOptions } from '../../shortcodes/index.ts';
import { type Attributes, parseAttributes } from '../attributes.ts';

/** Options are stored as data properties, which survive HTML parsing; {@link CODE_PROPERTIES} are removed when the code is highlighted. */
export function createCodeBlock(text: string, options: CodeBlockOptions): Element {
  const { lang, highlightLines, ins, del, focus, lineNumbers, firstLine, title, meta } = options;
  return {
    type: 'element',
    tagName: 'pre',
    properties: {
      ...(lang === undefined ? {} : { dataLang: lang }),
      ...(highlightLines === undefined || highlightLines === '' ? {} : { dataHl: highlightLines }),
      ...(ins === undefined ? {} : { dataIns: ins }),
      ...(del === undefined ? {} : { dataDel: del }),
      ...(focus === undefined ? {} : { dataFocus: focus }),
      ...(lineNumbers === undefined ? {} : { dataLineNumbers: String(lineNumbers) }),
      ...(firstLine === undefined || firstLine === 1 ? {} : { dataFirstLine: String(firstLine) }),
      ...(title === undefined ? {} : { dataTitle: title }),
      ...(meta === undefined ? {} : { dataMeta: meta }),
    },
    children: [
      {
        type: 'element',
        tagName: 'code',
        properties: lang === undefined ? {} : { className: [`language-${lang}`] },
        children: [{ type: 'text', value: text }],
      },
    ],
  };
}

/** Properties of a block until its code is highlighted. */
export const CODE_PROPERTIES = [
  'dataHl',
  'dataIns',
  'dataDel',
  'dataFocus',
  'dataLineNumbers',
  'dataFirstLine',
  'dataMeta',
  'dataNotes',
];

export interface FenceInfo {
  readonly options: CodeBlockOptions;
  /** Classes, id and further attributes of the block. */
  readonly attributes: Attributes | undefined;
}

/** Parses the info string of a fence: `yaml`, `go {hl_lines=[2,"4-6"] linenos=true}`, `bash {1,3}` (VuePress' line marks), `json {title="x" ins="2"}`. */
export function parseFenceInfo(lang: string | null | undefined, meta: string | null | undefined): FenceInfo {
  const info = `${lang ?? ''} ${meta ?? ''}`.trim();
  const brace = info.indexOf('{');
  const language = (brace === -1 ? info : info.slice(0, brace)).trim().split(/\s+/)[0] ?? '';
  const list = brace === -1 ? undefined : info.slice(brace);
  const marks = list === undefined ? undefined : /^\{([\d,\s-]+)\}/.exec(list)?.[1];
  const attributes =
    list === undefined || marks !== undefined ? undefined : parseAttributes(list, 0)?.attributes;
  const values = attributes?.values ?? {};
  return {
    attributes,
    options: {
      lang: language === '' ? undefined : language,
      highlightLines: marks ?? String(values.hl_lines ?? values.hl_Lines ?? ''),
      ...marksOf(values),
      ...numberingOf(values),
      ...(list === undefined ? {} : { meta: list }),
      ...(typeof values.title === 'string' ? { title: values.title } : {}),
    },
  };
}

/** Added, deleted and focused lines: `{ins="2-3" del=[1]}`. */
function marksOf(values: Attributes['values']): Pick<CodeBlockOptions, 'ins' | 'del' | 'focus'> {
  const { ins, del, focus } = values;
  return {
    ...(ins === undefined ? {} : { ins: String(ins) }),
    ...(del === undefined ? {} : { del: String(del) }),
    ...(focus === undefined ? {} : { focus: String(focus) }),
  };
}

/** Whether lines are numbered, and the first number. */
function numberingOf(values: Attributes['values']): Pick<CodeBlockOptions, 'lineNumbers' | 'firstLine'> {
  const numbers = values.linenos ?? values.lineNos;
  const first = Number(values.linenostart ?? values.lineNoStart);
  return {
    ...(numbers === undefined ? {} : { lineNumbers: numbers !== false && numbers !== 'false' }),
    ...(Number.isInteger(first) && first > 1 ? { firstLine: first } : {}),
  };
}
