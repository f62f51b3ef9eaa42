/** The program's own files and what each imports, read from its text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  /** `server/machines/decide.ts`, or the name of a package. */
  to: string;
  isOurs: boolean;
  /** Gone when the program runs. */
  typeOnly: boolean;
}
export interface Source {
  path: string;
  text: string;
  imports: Import[];
}

/** Every TypeScript file below folders of the checkout. */
export function sourcesIn(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .sort()
      .map((name) => read(join(folder, name))),
  );
}

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return { path, text, imports: importsOf(file, dirname(path)) };
}

function importsOf(file: ts.SourceFile, folder: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node, typeOnly: boolean) => {
    if (!ts.isStringLiteral(specifier)) return;
    const isOurs = specifier.text.startsWith('.');
    const to = isOurs ? sourceOf(join(folder, specifier.text)) : specifier.text;
    found.push({ to, isOurs, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, isTypeOnlyExport(node));
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Imports name what is built: `.js` for a source in `.ts` or `.tsx`. */
function sourceOf(built: string): string {
  const isPage = existsSync(join(ROOT, built.replace(/\.js$/, '.tsx')));
  return built.replace(/\.js$/, isPage ? '.tsx' : '.ts');
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  const named = clause.namedBindings;
  const allTypes = named && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((e) => e.isTypeOnly);
  return clause.isTypeOnly || Boolean(allTypes && !clause.name);
}

function isTypeOnlyExport({ isTypeOnly: whole, exportClause }: ts.ExportDeclaration): boolean {
  const allTypes = exportClause && ts.isNamedExports(exportClause) && exportClause.elements.every((e) => e.isTypeOnly);
  return whole || Boolean(allTypes);
}

/** Groups of files that reach each other, each in the order of a way round. */
export function circlesOf(sources: readonly Source[], counts: (i: Import) => boolean = () => true): string[][] {
  const next = new Map(sources.map((s) => [s.path, s.imports.filter((i) => i.isOurs && counts(i)).map((i) => i.to)]));
  const done = new Set<string>();
  const circles: string[][] = [];
  const walk = (path: string, way: string[]): void => {
    const from = way.indexOf(path);
    if (from >= 0) {
      circles.push(way.slice(from));
      return;
    }
    if (done.has(path)) return;
    for (const to of next.get(path) ?? []) walk(to, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) walk(path, []);
  return circles;
}
