/**
 * Imported before anything that makes schemas. The parser would otherwise try whether code may be made from text; the
 * content policy forbids that, and the browser reports every try.
 */
import { config } from 'zod';

config({ jitless: true });
