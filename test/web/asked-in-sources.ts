/** What the pages ask the platform, read from their sources: method and address, each parameter as `:`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const METHODS: Readonly<Record<string, string>> = { get: 'GET', post: 'POST', put: 'PUT', remove: 'DELETE', sendFile: 'POST', listAll: 'GET', everyPage: 'GET' };

export interface Asked {
  /** `*` where a link or a name leads there, and the source does not say how it is asked. */
  method: string;
  path: string;
}

export function askedByPages(folder = 'web'): Asked[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.startsWith('screens'));
  return names.flatMap((name) => {
    const path = join(folder, name);
    return askedIn(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  });
}

function askedIn(file: ts.SourceFile): Asked[] {
  const whole: Asked[] = [];
  const beginnings: string[] = [];
  const ends: Asked[] = [];
  const visit = (node: ts.Node): void => {
    const text = addressOf(node);
    if (text && /^\/(api|feed)\//.test(text)) {
      // `/api/projects/${id}${name}`: the end is given elsewhere in the file.
      if (text.endsWith('::')) beginnings.push(text.slice(0, -1));
      whole.push({ method: methodAt(node), path: bare(text) });
    } else if (text?.startsWith('/')) ends.push({ method: methodAt(node), path: bare(text) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...whole, ...beginnings.flatMap((beginning) => ends.map(({ method, path }) => ({ method, path: beginning + path })))];
}

function addressOf(node: ts.Node): string | null {
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => `:${span.literal.text}`).join('');
  return ts.isStringLiteralLike(node) ? node.text : null;
}

/** Without what is asked for behind `?`, and without a query that a function writes. */
const bare = (text: string) => text.replace(/\?.*$/, '').replace(/([^/]):$/, '$1');

function methodAt(node: ts.Node): string {
  let at = node.parent;
  // `post(part(id, '/x'))`, `isNew ? post('/a') : put('/b')`: the nearest call that says it.
  while (at && !ts.isFunctionLike(at) && !ts.isStatement(at)) {
    if (ts.isCallExpression(at)) {
      const name = at.expression.getText().split('.').at(-1) ?? '';
      const said = /method: '(\w+)'/.exec(at.getText());
      if (said?.[1]) return said[1];
      if (name === 'reach' || name === 'fetch') return 'GET';
      if (METHODS[name]) return METHODS[name];
    }
    at = at.parent;
  }
  return '*';
}
