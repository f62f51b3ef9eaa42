import type { Place } from './place.js';
import type { Options, Row } from './report.js';
export async function documents(_place: Place, _options: Options): Promise<Row[]> { return []; }
