import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/reporters/index.ts';
import { REPORT } from './sample.ts';

describe('renderJson', () => {
  it('is one document, in the order of the findings', () => {
    expect(renderJson(REPORT)).toMatchSnapshot();
  });

  it('ends with a line end, and is JSON', () => {
    const text = renderJson({ checked: 0, problems: [] });
    expect(text).toBe('{\n  "checked": 0,\n  "problems": []\n}\n');
  });

  it('takes further fields of a command', () => {
    expect(JSON.parse(renderJson({ checked: 1, problems: [] }, { out: 'dist' }))).toEqual({
      checked: 1,
      problems: [],
      out: 'dist',
    });
  });
});
