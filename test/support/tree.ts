import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');
export const src = path.join(root, 'src');
export const modelFolder = path.join(root, 'prisma', 'models');

/** A folder of source, read from the disk. Files are paths inside it, with '/'. */
export interface Tree {
  /** Our own .ts and .css files, without what is generated or data. */
  files: readonly string[];
  /** Types and imports on demand included. */
  imports: readonly Import[];
  text(file: string): string;
  parsed(file: string): ts.SourceFile;
  /** The file of the models that declares each table: "MeetingSeries" to "agenda". */
  owners: ReadonlyMap<string, string>;
}

export interface Import {
  from: string;
  /** Of our own files the path inside the folder, else the package. */
  to: string;
  own: boolean;
}

export function readTree(folder: string = src, models: string = modelFolder): Tree {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.(ts|css)$/.test(file) && !/(^|\/)(generated|data)\//.test(file))
    .sort();
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
  const text = (file: string) => texts.get(file) ?? '';
  const trees = new Map<string, ts.SourceFile>();
  function parsed(file: string): ts.SourceFile {
    const known = trees.get(file) ?? ts.createSourceFile(file, text(file), ts.ScriptTarget.Latest, true);
    trees.set(file, known);
    return known;
  }
  const scripts = files.filter((file) => file.endsWith('.ts'));
  let imports: Import[] | undefined;
  return {
    files,
    // whoever reads texts alone does not wait for the compiler
    get imports() {
      imports ??= scripts.flatMap((file) => importsOf(parsed(file)));
      return imports;
    },
    text,
    parsed,
    owners: ownersIn(models),
  };
}

function importsOf(file: ts.SourceFile): Import[] {
  const found: Import[] = [];
  for (const node of nodesOf(file)) {
    const named = specifierOf(node);
    if (named === null) continue;
    const own = named.startsWith('.');
    found.push({
      from: file.fileName,
      to: own ? path.posix.join(path.posix.dirname(file.fileName), named) : named,
      own,
    });
  }
  return found;
}

function specifierOf(node: ts.Node): string | null {
  const named =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  return named && ts.isStringLiteral(named) ? named.text : null;
}

/** A node and all within it. */
export function nodesOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const walk = (one: ts.Node): void => {
    found.push(one);
    ts.forEachChild(one, walk);
  };
  walk(node);
  return found;
}

/** The name of the folder that a file stands in; '' at the root. */
export function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
}

function ownersIn(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.prisma'))
      .flatMap((file) =>
        [...readFileSync(path.join(folder, file), 'utf8').matchAll(/^model (\w+) \{/gm)].map(
          ([, model = '']): [string, string] => [model, file.replace('.prisma', '')],
        ),
      ),
  );
}
