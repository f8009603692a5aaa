import path from 'node:path';
import ts from 'typescript';
import { nodesOf } from './tree.ts';

/** A place in the source where a route is named, with all that may be named there. */
export interface NamedRoute {
  /** "rituals/ideas/lists/views.ts:40" */
  at: string;
  names: readonly string[];
  /** It is the route of a form(), which is submitted to the same name with "Save" after it. */
  isForm: boolean;
}

export interface Routes {
  named: readonly NamedRoute[];
  /** Where what stands for a route cannot be told from its type. */
  untold: readonly string[];
}

/**
 * Every expression of a source folder that is used as a route, by the compiler: whatever stands where a RouteName is
 * wanted, and what is called `to`, `look` or `route` where nothing is wanted yet, as in an object `as const`.
 * @param within only the files whose path in the folder begins like this
 */
export function routesIn(folder: string, { program, checker, routeName } = compiled(folder), within = ''): Routes {
  const named: NamedRoute[] = [];
  const untold: string[] = [];
  for (const file of program.getSourceFiles()) {
    const inside = path.relative(folder, file.fileName).split(path.sep).join('/');
    if (/^\.\.|generated\//.test(inside) || !inside.startsWith(within)) continue;
    for (const node of nodesOf(file)) {
      const at = `${inside}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      if (ts.isAsExpression(node) && checker.getTypeFromTypeNode(node.type) === routeName) untold.push(at);
      if (!isText(node) && !isHandedOn(node, checker)) continue;
      const wanted = wantedAt(node, checker);
      const isRoute = wanted ? partsOf(wanted).includes(routeName) : isCalledRoute(node);
      if (!isRoute) continue;
      const type = checker.getTypeAtLocation(node);
      // one that was handed on is looked at where it comes from
      if (partsOf(type).includes(routeName)) continue;
      const names = namesOf(type);
      if (names) named.push({ at, names, isForm: isOfForm(node) });
      else if (!isDerived(inside, node)) untold.push(at);
    }
  }
  return { named, untold };
}

/**
 * A source folder as its tsconfig.json compiles it.
 * @param roots these files alone, with what they import
 * @throws Error where it has no routes
 */
export function compiled(folder: string, roots?: readonly string[]) {
  const config = ts.getParsedCommandLineOfConfigFile(path.join(folder, '..', 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  });
  if (!config) throw new Error(`${folder} has no tsconfig.json beside it`);
  const program = ts.createProgram(roots ?? config.fileNames, { ...config.options, incremental: false, noEmit: true });
  const checker = program.getTypeChecker();
  const view = program.getSourceFile(path.join(folder, 'chat', 'view.ts'));
  const declared = view?.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === 'RouteName');
  if (!declared) throw new Error('chat/view.ts declares no RouteName');
  return { program, checker, routeName: checker.getTypeAtLocation(declared) };
}

function isText(node: ts.Node): boolean {
  return (ts.isStringLiteralLike(node) && node.text.includes('.')) || ts.isTemplateExpression(node);
}

/** Of an object whose type nobody has named. */
function isCalledRoute({ parent }: ts.Node): boolean {
  return ts.isPropertyAssignment(parent) && ['to', 'look', 'route'].includes(parent.name.getText());
}

/** Something of a text's type that is put where another one may be wanted. */
function isHandedOn(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isShorthandPropertyAssignment(node)) return true;
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node))
    return false;
  const { parent } = node;
  const isValue =
    (ts.isPropertyAssignment(parent) && parent.initializer === node) ||
    (ts.isCallExpression(parent) && parent.expression !== node) ||
    (ts.isVariableDeclaration(parent) && parent.initializer === node) ||
    (ts.isParameter(parent) && parent.initializer === node) ||
    (ts.isArrowFunction(parent) && parent.body === node) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    ts.isBinaryExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrayLiteralExpression(parent);
  return isValue && partsOf(checker.getTypeAtLocation(node)).some(mayBeRoute);
}

/** Anything else is no RouteName, as the compiler sees. Looked at first: what is wanted takes it long to say. */
function mayBeRoute(type: ts.Type): boolean {
  return type.isStringLiteral() ? type.value.includes('.') : (type.flags & ts.TypeFlags.TemplateLiteral) !== 0;
}

function wantedAt(node: ts.Node, checker: ts.TypeChecker): ts.Type | undefined {
  if (!ts.isShorthandPropertyAssignment(node)) return checker.getContextualType(node as ts.Expression);
  const wanted = checker.getContextualType(node.parent)?.getProperty(node.name.text);
  return wanted && checker.getTypeOfSymbolAtLocation(wanted, node);
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** null: not told by the type. */
function namesOf(type: ts.Type): string[] | null {
  const literals = partsOf(type).flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  return literals.length === partsOf(type).length ? literals : null;
}

function isOfForm({ parent }: ts.Node): boolean {
  const call = parent.parent?.parent;
  return (
    ts.isPropertyAssignment(parent) &&
    parent.name.getText() === 'route' &&
    ts.isCallExpression(call) &&
    call.expression.getText() === 'form'
  );
}

/** form() makes the second of a form's names out of the first. */
function isDerived(file: string, node: ts.Node): boolean {
  return file === 'chat/form.ts' && node.getText().includes('Save');
}
