/** The formats of translation files; `--format` takes their names. */
import type { ExchangeFile, FileHeader } from './entry.ts';
import { parsePo, renderPo } from './po.ts';
import type { Segment } from './segments.ts';
import { isXmlText, parseXliff, renderXliff } from './xliff.ts';

export interface ExchangeFormat {
  /** The name in messages. */
  readonly label: string;
  /** Whether the format can represent a text. */
  carries(text: string): boolean;
  render(segments: readonly Segment[], header: FileHeader): Promise<string>;
  /** Throws an `Error` if the text is not in this format. */
  parse(text: string): Promise<ExchangeFile>;
}

export const EXCHANGE_FORMATS = {
  po: { label: 'PO', carries: (text) => !text.includes('\0'), render: renderPo, parse: parsePo },
  xliff: { label: 'XLIFF 1.2', carries: isXmlText, render: renderXliff, parse: parseXliff },
} as const satisfies Record<string, ExchangeFormat>;

/** Detects the format of a text by whether it starts with a tag. */
export function exchangeFormatOf(text: string): ExchangeFormat {
  return /^\uFEFF?\s*</.test(text) ? EXCHANGE_FORMATS.xliff : EXCHANGE_FORMATS.po;
}
