/** The page templates of sites with `capture` blocks, and the order in which they printed the blocks. */

export interface TemplateBlock {
  readonly name: string;
  readonly required: boolean;
  /** Whether the template printed a heading above it: the UI string `<name>_heading`. */
  readonly heading: boolean;
}

/** The text outside of all blocks. */
export const REST = Symbol('the text outside of all blocks');

export type Template = readonly (TemplateBlock | typeof REST)[];

const required = (name: string, heading: 'heading' | 'bare'): TemplateBlock => ({
  name,
  required: true,
  heading: heading === 'heading',
});
const optional = (name: string, heading: 'heading' | 'bare'): TemplateBlock => ({
  name,
  required: false,
  heading: heading === 'heading',
});

export const TEMPLATES: Readonly<Record<string, Template>> = {
  concept: [required('overview', 'bare'), required('body', 'bare'), REST, optional('whatsnext', 'heading')],
  task: [
    required('overview', 'bare'),
    required('prerequisites', 'heading'),
    required('steps', 'bare'),
    optional('discussion', 'bare'),
    REST,
    optional('whatsnext', 'heading'),
  ],
  tutorial: [
    required('overview', 'bare'),
    required('objectives', 'heading'),
    required('prerequisites', 'heading'),
    required('lessoncontent', 'bare'),
    REST,
    optional('cleanup', 'heading'),
    optional('whatsnext', 'heading'),
  ],
  'tool-reference': [
    optional('overview', 'bare'),
    required('synopsis', 'heading'),
    required('options', 'heading'),
    optional('parentoptions', 'heading'),
    optional('examples', 'heading'),
    optional('body', 'bare'),
    REST,
    optional('seealso', 'heading'),
  ],
};

/** Whether some template prints a heading above a block of this name. */
export function hasHeading(name: string): boolean {
  return Object.values(TEMPLATES).some((template) =>
    template.some((block) => block !== REST && block.name === name && block.heading),
  );
}

/** Whether some template has a block of this name. */
export function isBlockName(name: string): boolean {
  return Object.values(TEMPLATES).some((template) =>
    template.some((block) => block !== REST && block.name === name),
  );
}
