/** The thread in which one of a site's own checks looks at pages: it may loop, end the process or keep what it likes, and costs only itself. */
import { createSiteImporter } from '../config/index.ts';
import { type CheckedPage, type CheckFinding, isCheck } from '../gate/index.ts';
import { serveTasks } from '../io/index.ts';

export interface CheckSetup {
  readonly root: string;
  /** The check, relative to the site directory. */
  readonly path: string;
}

serveTasks<CheckSetup, CheckedPage, readonly CheckFinding[]>(async ({ root, path }) => {
  const module = await createSiteImporter(root)(path);
  const check = module.kind === 'module' ? module.exports.default : undefined;
  if (!isCheck(check)) throw new Error(`${path} was changed while it was read`);
  return async (page) => {
    try {
      return [...(await check.page(page))].map(toPlain);
    } catch (error) {
      // Its stack is of no use to those who read findings.
      throw error instanceof Error ? withoutStack(error) : error;
    }
  };
});

/** What a message between threads can hold. */
function toPlain({ message, hint, offset, length, target, suggestion }: CheckFinding): CheckFinding {
  return {
    message: String(message),
    ...(hint === undefined ? {} : { hint: String(hint) }),
    ...(offset === undefined ? {} : { offset: Number(offset) }),
    ...(length === undefined ? {} : { length: Number(length) }),
    ...(target === undefined ? {} : { target: String(target) }),
    ...(suggestion === undefined ? {} : { suggestion: String(suggestion) }),
  };
}

function withoutStack(error: Error): Error {
  error.stack = error.message;
  return error;
}
