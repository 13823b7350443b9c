import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** One import of a module: a statement, a re-export, `import()`, `require()` or an import type. */
export interface Import {
  /** The path of the importing file, from the root. */
  readonly from: string;
  /** The path of ours that it names, from the root; else the specifier of a package. */
  readonly to: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
}

const isTypeOnlyImport = ({ importClause: clause }: ts.ImportDeclaration): boolean => {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings: named } = clause;
  if (name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every(({ isTypeOnly }) => isTypeOnly);
};

/** Everything that the file `from`, a path from `root`, imports. */
export const importsOf = (root: string, from: string): readonly Import[] => {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const ours = specifier.text.startsWith('.');
    const target = resolve(root, dirname(from), specifier.text);
    const base = relative(root, target).split(sep).join('/');
    const candidates = [`${base}.ts`, `${base}/index.ts`];
    const file = candidates.find((path) => existsSync(join(root, path)));
    found.push({
      from,
      to: ours ? (file ?? base) : specifier.text,
      ours,
      typeOnly,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyImport(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    }
    if (ts.isExternalModuleReference(node)) add(node.expression, false);
    if (ts.isCallExpression(node) && /^(import|require)$/.test(node.expression.getText())) {
      add(node.arguments[0], false);
    }
    node.forEachChild(visit);
  };
  const text = readFileSync(join(root, from), 'utf8');
  visit(ts.createSourceFile(from, text, ts.ScriptTarget.ES2022, true));
  return found;
};
