/** Length and complexity of the functions of a module, read with TypeScript's parser. */
import ts from 'typescript';

export interface FunctionShape {
  /** `config/site.ts:12` */
  readonly at: string;
  readonly lines: number;
  /** Cyclomatic complexity: one plus the number of branches. Nested functions are counted separately. */
  readonly complexity: number;
}

const { SyntaxKind } = ts;

const BRANCHES: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.IfStatement,
  SyntaxKind.ConditionalExpression,
  SyntaxKind.ForStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.CaseClause,
  SyntaxKind.CatchClause,
]);

const SHORT_CIRCUITS: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
]);

/** All functions of a module, including nested ones, in the order of their starts. */
export function readFunctions(path: string, code: string): FunctionShape[] {
  const source = ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest);
  const lineOf = (offset: number) => source.getLineAndCharacterOfPosition(offset).line + 1;
  const functions: FunctionShape[] = [];
  /** @returns the branches in a node, without those in functions inside it */
  const walk = (node: ts.Node): number => {
    const first = lineOf(node.getStart(source));
    const place = functions.length;
    let branches = isBranch(node) ? 1 : 0;
    ts.forEachChild(node, (child) => {
      branches += walk(child);
    });
    if (!isFunction(node)) return branches;
    functions.splice(place, 0, {
      at: `${path}:${first}`,
      lines: lineOf(node.end) - first + 1,
      complexity: branches + 1,
    });
    return 0;
  };
  walk(source);
  return functions;
}

function isFunction(node: ts.Node): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)
  );
}

function isBranch(node: ts.Node): boolean {
  return (
    BRANCHES.has(node.kind) || (ts.isBinaryExpression(node) && SHORT_CIRCUITS.has(node.operatorToken.kind))
  );
}
