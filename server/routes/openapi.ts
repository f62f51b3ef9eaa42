/** The OpenAPI 3.1 document, made from the routes themselves. */
import { z } from 'zod';
import { PROBLEM_TYPE, problemSchema } from './problems.js';
import { ACCESS, Content, type Route } from './route.js';

export type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
export type JsonObject = { [key: string]: Json };

export interface OpenApi extends JsonObject {
  openapi: string;
  info: JsonObject;
  paths: Record<string, JsonObject>;
  components: { schemas: JsonObject; securitySchemes: JsonObject };
}

export function openApi(routes: readonly Route[]): OpenApi {
  const schemas: JsonObject = {};
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '村集通 API Cunjitong API',
      version: '1',
      description:
        '农村集体资产与采购交易平台接口。时刻为毫秒(自 1970-01-01 UTC),金额为分;出错时一律返回 application/problem+json。Instants are epoch milliseconds, amounts fen; every error is a problem document (RFC 9457).',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'cjt_session' } },
    },
  };
}

function operation(route: Route, schemas: JsonObject): JsonObject {
  const parameters = [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...parametersOf(route.headers, 'header'),
  ];
  const requestBody = bodyOf(route, schemas);
  return {
    operationId: `${route.method}${route.path.replace(/[^A-Za-z0-9]+(\w?)/g, (_, c: string) => c.toUpperCase())}`,
    summary: route.summary,
    description: [route.notes, `权限 Access:${ACCESS[route.access]}`].filter(Boolean).join('\n\n'),
    tags: [tagOf(route.path)],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: responsesOf(route, schemas),
    security:
      route.access === 'signed-in'
        ? [{ session: [] }]
        : route.access === 'visitor'
          ? [{}, { session: [] }]
          : [],
  };
}

const tagOf = (path: string) => /^\/api\/([a-z.]+)/.exec(path)?.[1] ?? 'platform';

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query' | 'header'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input', {}) as {
    properties?: JsonObject;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as JsonObject;
    return {
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function bodyOf(route: Route, schemas: JsonObject): JsonObject | null {
  if (route.upload) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' };
    const schema = { type: 'object', properties: { file }, required: ['file'] };
    return { required: true, content: { 'multipart/form-data': { schema } } };
  }
  if (!route.body) return null;
  return {
    required: true,
    content: { 'application/json': { schema: jsonSchema(route.body, 'input', schemas) } },
  };
}

function responsesOf(route: Route, schemas: JsonObject): JsonObject {
  return {
    [String(route.status)]: { description: '成功 OK', ...contentOf(route, schemas) },
    default: {
      description: '出错 A problem',
      content: { [PROBLEM_TYPE]: { schema: jsonSchema(problemSchema, 'output', schemas) } },
    },
  };
}

function contentOf({ answer }: Route, schemas: JsonObject): JsonObject {
  if (answer === null) return {};
  if (answer instanceof Content) {
    const type = answer.type.split(';')[0] as string;
    return { content: { [type]: { schema: { type: 'string', contentMediaType: type } } } };
  }
  return { content: { 'application/json': { schema: jsonSchema(answer, 'output', schemas) } } };
}

/** A schema for where it is used; named ones go to the components and are referred to. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', named: JsonObject): JsonObject {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonObject;
  const { $schema: _, $defs = {}, ...rest } = referringToComponents(made) as JsonObject;
  Object.assign(named, $defs);
  return rest;
}

function referringToComponents(value: Json): Json {
  if (Array.isArray(value)) return value.map(referringToComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace('#/$defs/', '#/components/schemas/')
        : referringToComponents(inner),
    ]),
  );
}
