/** Result of `templates.Defer`: a `with` executes its block with the given data. Hugo executes the block after all pages; Lockstep executes it at once, since no page sees another's stores, and lets the stores report what the block reads from them. */
import { GoObject, type GoValue } from './value.ts';

export class Deferred extends GoObject {
  readonly typeName = '*tpl.DeferredExecution';
  readonly data: GoValue;

  constructor(data: GoValue) {
    super();
    this.data = data;
  }

  override member(): undefined {
    return undefined;
  }
}
