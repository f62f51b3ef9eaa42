import type { z } from 'zod';
import { faultsOf } from './check-template.js';
import { FaultyTemplate } from './errors.js';
import type { Template } from './template.js';

/** Refuses, when the program starts, a template whose placeholders its schema cannot fill. */
export function defineTemplate<const K extends string, S extends z.ZodObject>(
  template: Template<K, S>,
): Template<K, S> {
  const faults = faultsOf(template);
  if (faults.length > 0) throw new FaultyTemplate(template.kind, faults);
  return template;
}
