/** The Chinese that the desks may show, read from their sources; and the catalogues of the portal and of shared parts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const HAN = /\p{Script=Han}/u;
const DESK = 'web/desk';

/** They write what stays Chinese in every language: sentences of the law, amounts and instalments of a contract. */
const SPEAK_CHINESE = [
  ...['setup', 'announcement', 'selection', 'contract'].map((stage) => `forms/${stage}-lines.ts`),
  ...['capital-yuan', 'payment-plan', 'circumstances'].map((name) => `forms/${name}.ts`),
];
/** What is looked for in the platform’s Chinese or in what was typed, shown to nobody. */
const NOT_SHOWN = new Set(['(分)', '万', '亿']);

export interface Found {
  /** Whole sentences, which the dictionary must hold. */
  sentences: Set<string>;
  /** Where Chinese is put together from pieces or stands in a page as it is, so that no dictionary can find it. */
  unsayable: string[];
}

export function chineseOfDesks(): Found {
  const found: Found = { sentences: new Set(), unsayable: [] };
  const names = readdirSync(DESK, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  for (const name of names.filter((n) => !SPEAK_CHINESE.includes(n) && !/^(words-en\.ts|english\/)/.test(n))) {
    collect(parsed(join(DESK, name)), name, found);
  }
  return found;
}

function collect(file: ts.SourceFile, name: string, { sentences, unsayable }: Found): void {
  const visit = (node: ts.Node): void => {
    // What a form begins with goes into documents, which are Chinese.
    if (ts.isPropertyAssignment(node) && node.name.getText(file) === 'initial') return;
    if (ts.isTemplateExpression(node)) {
      const pieces = [node.head, ...node.templateSpans.map((span) => span.literal)];
      if (pieces.some((piece) => HAN.test(piece.text))) unsayable.push(`${name}: ${node.getText(file)}`);
    } else if (ts.isJsxText(node) && HAN.test(node.text)) unsayable.push(`${name}: ${node.text.trim()}`);
    else if (ts.isStringLiteralLike(node) && HAN.test(node.text) && !NOT_SHOWN.has(node.text)) sentences.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

export interface Texts {
  name: string;
  zh: Record<string, string>;
  en: Record<string, string>;
}

/** Every `words.ts` beside its `words-en.ts`, by key. */
export function catalogues(): Texts[] {
  const names = readdirSync('web', { recursive: true, encoding: 'utf8' }).filter((name) => /(words|text)-en\.ts$/.test(name));
  return names
    .filter((name) => name !== 'desk/words-en.ts')
    .map((name) => ({ name, zh: textsIn(join('web', name.replace('-en.ts', '.ts')), 'zh'), en: textsIn(join('web', name), 'en') }));
}

/** The strings of the object that a constant of this name holds. */
function textsIn(path: string, constant: string): Record<string, string> {
  const texts: Record<string, string> = {};
  const file = parsed(path);
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText(file) === constant) node.forEachChild(entries);
    else ts.forEachChild(node, visit);
  };
  const entries = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer)) {
      texts[(node.name as ts.Identifier | ts.StringLiteral).text] = node.initializer.text;
    } else ts.forEachChild(node, entries);
  };
  visit(file);
  return texts;
}

const parsed = (path: string) =>
  ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
