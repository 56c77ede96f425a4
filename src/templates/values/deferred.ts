/** Result of `templates.Defer`: a `with` executes its block with the given data. Hugo defers the block; Lockstep executes it at once, as it has no build-wide state to wait for. */
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
