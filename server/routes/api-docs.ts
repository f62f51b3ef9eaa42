/** The description of the API, for programs and for people. */
import { z } from 'zod';
import { apiDocsPage, apiDocsStyle } from './api-docs-page.js';
import { type OpenApi, openApi } from './openapi.js';
import { Content, type Route, route } from './route.js';

const DAY_SECONDS = 24 * 3600;

/** Made when first asked for: some hundred schemas take longer than a start should. */
export function apiDocsRoutes(others: readonly Route[]): Route[] {
  let made: OpenApi | undefined;
  const description = () => (made ??= openApi([...others, ...own]));
  let page: string | undefined;
  const own: Route[] = [
    route({
      method: 'get',
      path: '/api/openapi.json',
      summary: '接口说明(OpenAPI 3.1) This description, for programs',
      access: 'public',
      answer: z.looseObject({ openapi: z.string() }),
      status: 200,
      keepSeconds: DAY_SECONDS,
      handle: description,
    }),
    route({
      method: 'get',
      path: '/api/docs',
      summary: '接口说明(网页) This description, for people',
      access: 'public',
      answer: new Content('text/html; charset=utf-8'),
      status: 200,
      handle: () => (page ??= apiDocsPage(description())),
    }),
    route({
      method: 'get',
      path: '/api/docs/style.css',
      summary: '上述网页的样式 Its style sheet',
      access: 'public',
      answer: new Content('text/css; charset=utf-8'),
      status: 200,
      handle: () => apiDocsStyle,
    }),
  ];
  return own;
}
