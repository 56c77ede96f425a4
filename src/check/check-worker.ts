/** The thread that runs one of the site's checks, so that an endless loop or exit of the check does not affect the program. */
import { createSiteImporter } from '../config/index.ts';
import { type CheckedPage, type CheckFinding, isCheck } from '../gate/index.ts';
import { serveTasks } from '../io/index.ts';

export interface CheckSetup {
  readonly root: string;
  /** Path of the check, relative to the site directory. */
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
      // The stack trace would not help readers of findings.
      throw error instanceof Error ? withoutStack(error) : error;
    }
  };
});

/** Keeps what can be sent between threads. */
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
