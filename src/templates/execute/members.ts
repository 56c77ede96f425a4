/** Fields and methods of values, and calls of them. */
import { fail, TemplateError } from '../error.ts';
import { typeName } from '../values/types.ts';
import {
  type CallContext,
  GoMap,
  GoMethod,
  GoObject,
  type GoValue,
  isList,
  isText,
  textOf,
} from '../values/value.ts';

/** Reads `.name` of a value; with arguments it must be a method. */
export function readMember(
  receiver: GoValue,
  name: string,
  args: readonly GoValue[],
  context: CallContext,
): GoValue {
  if (receiver === undefined) return undefined;
  if (receiver === null) return fail(`nil pointer evaluating interface {}.${name}`);
  if (receiver instanceof GoObject) {
    const member = receiver.member(name);
    if (member instanceof GoMethod) return callFunction(name, member, args, context);
    if (member === undefined) return failMember(receiver, name);
    return args.length > 0 ? fail(`${name} has arguments but cannot be invoked as function`) : member;
  }
  if (receiver instanceof GoMap) {
    const method = receiver.method(name);
    if (method instanceof GoMethod) return callFunction(name, method, args, context);
    if (method !== undefined) return method;
    return args.length > 0 ? fail(`${name} is not a method but has arguments`) : receiver.get(name);
  }
  const member = isList(receiver) ? memberOfList(receiver, name) : undefined;
  if (member instanceof GoMethod) return callFunction(name, member, args, context);
  return member ?? fail(`can't evaluate field ${name} in type ${typeName(receiver)}`);
}

/** An empty list may be a list of pages: sorting it returns it unchanged. */
function memberOfList(list: readonly GoValue[], name: string): GoValue | GoMethod {
  const [first] = list;
  if (first instanceof GoObject) return first.memberOfList(name, list);
  if (list.length > 0 || !/^(?:By[A-Z]|GroupBy|Reverse$|Limit$|Len$)/.test(name)) return undefined;
  if (name === 'Len') return 0n;
  return /^(?:ByParam|GroupBy|Limit)/.test(name)
    ? new GoMethod(() => list, 0, Number.POSITIVE_INFINITY)
    : list;
}

function failMember(receiver: GoObject, name: string): never {
  if (receiver.isUnsupported(name)) {
    throw new TemplateError('unsupported', `${receiver.typeName} has no ${name} here`, {
      name: `${receiver.displayName}.${name}`,
    });
  }
  return fail(`can't evaluate field ${name} in type ${receiver.typeName}`);
}

/** Calls a function after checking the number of arguments. Errors in it include the name of the function. */
export function callFunction(
  name: string,
  method: GoMethod,
  args: readonly GoValue[],
  context: CallContext,
): GoValue {
  const { min, max } = method;
  if (args.length < min || args.length > max) {
    fail(
      `wrong number of args for ${name}: want ${max === Number.POSITIVE_INFINITY ? `at least ${min}` : min} got ${args.length}`,
    );
  }
  context.spend(1);
  let result: GoValue;
  try {
    result = method.call(args, context);
  } catch (error) {
    if (!(error instanceof TemplateError) || error.template !== undefined || error.kind !== 'execute')
      throw error;
    return fail(`error calling ${name}: ${error.message}`);
  }
  context.spend(costOf(result));
  return result;
}

/** The cost of creating a value, in steps. */
function costOf(value: GoValue): number {
  if (isText(value)) return textOf(value).length >> 6;
  if (isList(value)) return value.length >> 3;
  return value instanceof GoMap ? value.entries.size >> 3 : 0;
}
