import ts from 'typescript';
import { isIn, platformOf, ritualOf, ritualsIn } from './rooms.ts';
import { nodesOf, type Tree } from './tree.ts';

interface Query {
  file: string;
  /** The model, such as "MeetingSeries". */
  table: string;
}

const method = /^(find|create|update|upsert|delete|count$|aggregate$|groupBy$)/;
const inSql = /\b(?:FROM|INTO|UPDATE|JOIN|TABLE|FULL|ONLY)\s+"(\w+)"/gi;

/** Whoever queries a table of another room, and why that is right. */
const allowed: readonly { room: string; tables: readonly string[]; why: string }[] = [
  {
    room: 'store/shred.ts',
    tables: ['Answer', 'Participation', 'LeaderAnswer', 'Voice', 'OwnedWork', 'OwnedMove', 'SandboxMessage'],
    why: 'rewrites files, reads no row',
  },
  { room: 'delivery/sending/claims.ts', tables: ['Workspace'], why: 'a claim is one statement, over all workspaces' },
  { room: 'delivery/sending/sweep.ts', tables: ['Answered'], why: 'clears what nobody asks for any more' },
  { room: 'chat/discord/permissions.ts', tables: ['Delivery'], why: 'asks whether anything will be posted' },
  { room: 'rituals/pad', tables: ['Delivery'], why: 'says how deliveries stand, in /pad about' },
  { room: 'rituals/ideas', tables: ['Shown'], why: 'remembers what its numbers stood for' },
  {
    room: 'seed',
    tables: ['Person', 'Idea', 'IdeaNumber', 'Voice', 'VoiceNumber', 'Problem'],
    why: 'makes a company, and thousands of rows, where there were none',
  },
];

/** Queries that stand neither in the room of their table nor among those allowed. */
export function foreignQueries(tree: Tree): string[] {
  const foreign = queriesIn(tree).filter(({ file, table }) => !isHome(tree, file, table));
  const isAllowed = ({ file, table }: Query) =>
    allowed.some(({ room, tables }) => (file === room || isIn(file, room)) && tables.includes(table));
  return [...new Set(foreign.filter((one) => !isAllowed(one)).map(sentenceFor(tree)))];
}

/** What is allowed and nobody does. */
export function needlessAllowances(tree: Tree): string[] {
  const queries = queriesIn(tree);
  return allowed.flatMap(({ room, tables }) =>
    tables
      .filter((table) => !queries.some((one) => (one.file === room || isIn(one.file, room)) && one.table === table))
      .map((table) => `${room} does not query ${table} any more`),
  );
}

/** Queries of a ritual outside a store.ts and its records/. */
export function strayQueries(tree: Tree): string[] {
  const stray = queriesIn(tree).filter(
    ({ file }) => ritualOf(file) && !/\/store(-\w+)?\.ts$|^rituals\/\w+\/records\//.test(file),
  );
  return [...new Set(stray.map(({ file }) => `${file}: queries belong in store.ts or records/`))];
}

function sentenceFor({ owners }: Tree) {
  return ({ file, table }: Query) => `${file} queries ${table}, a table of ${owners.get(table)}`;
}

/** A ritual's own folder, or the room of that name; platforms bring what they say of people and places. */
function isHome(tree: Tree, file: string, table: string): boolean {
  const owner = tree.owners.get(table) ?? '';
  if (owner === 'who' && platformOf(tree, file)) return true;
  if (owner === 'sandbox') return isIn(file, 'chat/sandbox');
  return isIn(file, ritualsIn(tree).includes(owner) ? `rituals/${owner}` : owner);
}

const known = new WeakMap<Tree, Query[]>();

function queriesIn(tree: Tree): Query[] {
  const found = known.get(tree) ?? allQueries(tree);
  known.set(tree, found);
  return found;
}

/** Everything that reads or writes a table: calls of the client, SQL, and many rows at once. */
function allQueries({ files, parsed, owners }: Tree): Query[] {
  const byProperty = new Map(
    [...owners.keys()].map((model) => [model.charAt(0).toLowerCase() + model.slice(1), model]),
  );
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      nodesOf(parsed(file))
        .flatMap((node) => [...called(node, byProperty), ...inText(node), ...inserted(node)])
        .filter((table) => owners.has(table))
        .map((table) => ({ file, table })),
    );
}

function called(node: ts.Node, byProperty: ReadonlyMap<string, string>): string[] {
  if (!ts.isPropertyAccessExpression(node) || !method.test(node.name.text)) return [];
  const { expression } = node;
  return ts.isPropertyAccessExpression(expression) ? [byProperty.get(expression.name.text) ?? ''] : [];
}

function inText(node: ts.Node): string[] {
  return ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)
    ? [...node.text.matchAll(inSql)].map(([, table = '']) => table)
    : [];
}

/** insertAll(tx, 'Delivery', …) of store/many.ts. */
function inserted(node: ts.Node): string[] {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'insertAll') return [];
  const [, table] = node.arguments;
  return table && ts.isStringLiteral(table) ? [table.text] : [];
}
