/** The API's description as one page: plain HTML, readable without scripts. */
import type { Json, JsonObject, OpenApi } from './openapi.js';
import { schemaTable } from './api-docs-schema.js';
import { html, type Html, join } from './html.js';

const TAGS: Record<string, string> = {
  public: '公众 Public',
  process: '流程 Process',
  session: '登录 Session',
  bidders: '注册 Bidders',
  projects: '项目 Projects',
  documents: '文书 Documents',
  log: '存证 Log',
  demo: '演示 Demonstration',
  platform: '运行 Operation',
};

interface Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  of: JsonObject;
}

export function apiDocsPage(document: OpenApi): string {
  const operations = operationsOf(document);
  const tags = [...new Set(operations.map((o) => o.tag))];
  const named = document.components.schemas;
  const events = Object.entries(named).filter(([name]) => name.startsWith('Event.'));
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>村集通接口说明</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<header>
<h1>村集通接口说明 <span lang="en">Cunjitong API</span></h1>
<p>${document.info.description as string}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1(openapi.json)</a></p>
</header>
<nav aria-label="目录">
${join(tags.map((tag) => html`<h2>${TAGS[tag] ?? tag}</h2><ul>${join(operations.filter((o) => o.tag === tag).map(tocLine))}</ul>`))}
<h2>办理事项 Events</h2>
<ul>${join(events.map(([name, event]) => html`<li><a href="#${name}">${titleOf(event)}</a></li>`))}</ul>
</nav>
<main>
${join(operations.map((o) => section(o, named)))}
<section><h2>办理事项 Events</h2>
<p>提交到 POST /api/projects/{id}/events 的内容。</p>
${join(events.map(([name, event]) => eventSection(name, event as JsonObject, named)))}
</section>
<section id="Problem"><h2>出错 Problem</h2>${schemaTable(named.Problem, named)}</section>
</main>
</body>
</html>
`;
  return page.text;
}

function operationsOf({ paths }: OpenApi): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, of]) => {
      const operation = of as JsonObject;
      const [tag = 'platform'] = operation.tags as string[];
      return {
        id: String(operation.operationId),
        method: method.toUpperCase(),
        path,
        tag,
        of: operation,
      };
    }),
  );
}

const tocLine = ({ id, method, path, of }: Operation): Html =>
  html`<li><a href="#${id}"><code>${method} ${path}</code></a> ${of.summary as string}</li>`;

function section({ id, method, path, of }: Operation, named: JsonObject): Html {
  const notes = String(of.description).split('\n\n');
  return html`<section id="${id}">
<h2><code>${method} ${path}</code></h2>
<p class="summary">${of.summary as string}</p>
${join(notes.map((note) => html`<p>${note}</p>`))}
${parametersOf(of)}
${bodyOf(of, named)}
${answersOf(of, named)}
</section>
`;
}

function parametersOf({ parameters }: JsonObject): Html {
  if (!Array.isArray(parameters)) return html``;
  const rows = (parameters as JsonObject[]).map(
    ({ name, in: where, required, description = '', schema }) =>
      html`<tr><td><code>${name as string}</code></td><td>${where as string}</td><td>${required ? '必填' : ''}</td>
<td>${description as string}</td><td><code>${constraint(schema as JsonObject)}</code></td></tr>`,
  );
  return html`<h3>参数 Parameters</h3><table>${join(rows)}</table>`;
}

function constraint({ enum: values, pattern, format }: JsonObject): string {
  if (Array.isArray(values)) return values.join(' | ');
  return String(format ?? pattern ?? '');
}

function bodyOf({ requestBody }: JsonObject, named: JsonObject): Html {
  if (!requestBody) return html``;
  const [type, schema] = contentIn(requestBody as JsonObject);
  return html`<h3>提交 Request <code>${type}</code></h3>${schemaTable(schema, named)}`;
}

function answersOf({ responses }: JsonObject, named: JsonObject): Html {
  const { default: _, ...good } = responses as JsonObject;
  return join(
    Object.entries(good).map(([status, response]) => {
      const [type, schema] = contentIn(response as JsonObject);
      return html`<h3>返回 Response <code>${status} ${type}</code></h3>${schemaTable(schema, named)}`;
    }),
  );
}

function contentIn({ content }: JsonObject): [string, Json | undefined] {
  const [entry] = Object.entries((content ?? {}) as JsonObject);
  return entry ? [entry[0], (entry[1] as JsonObject).schema] : ['', undefined];
}

const titleOf = (schema: Json | undefined) =>
  String((schema as JsonObject | undefined)?.title ?? '');

function eventSection(name: string, event: JsonObject, named: JsonObject): Html {
  return html`<section id="${name}"><h3>${titleOf(event)} <code>${name.replace(/^Event\./, '')}</code></h3>
<p>${event.description as string}</p>${schemaTable(event, named)}</section>
`;
}

export const apiDocsStyle = `body{max-width:70rem;margin:0 auto;padding:1rem;background:#fbfbf8;color:#1d2421;
font:16px/1.6 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans SC",sans-serif}
a{color:#1f5f8b}h1,h2,h3{line-height:1.3}h2{margin-top:2.5rem}section{border-top:1px solid #d8dad2}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9em;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.92em}td{border:1px solid #d8dad2;padding:.25rem .5rem;vertical-align:top}
td table{font-size:1em}.summary{font-weight:600}nav ul{padding-left:1.2rem}
`;
