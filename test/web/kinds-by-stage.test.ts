import assert from 'node:assert/strict';
import { KINDS } from '../../server/documents/templates/index.js';
import { STAGES } from '../../server/machines/checkpoints.js';
import { KINDS_BY_STAGE } from '../../web/desk/templates/kinds-by-stage.js';

describe('the list of templates', () => {
  it('has every kind of document once, under a stage of the trade or under none', () => {
    assert.deepEqual(KINDS_BY_STAGE.flatMap(([, kinds]) => kinds).toSorted(), KINDS.toSorted());
    assert.deepEqual(KINDS_BY_STAGE.map(([stage]) => stage), [...STAGES.map(({ key }) => key), null]);
  });
});
