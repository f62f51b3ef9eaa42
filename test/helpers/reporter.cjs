const { relative } = require('node:path');
const { reporters, Runner } = require('mocha');

/** The usual report and then, for machines, the files in which something failed, and one line: "N passed, N failed". */
module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    this.failedIn = new Set();
    runner.on(Runner.constants.EVENT_TEST_FAIL, ({ file }) => this.failedIn.add(file ? relative(process.cwd(), file) : 'an unknown file'));
  }

  epilogue() {
    super.epilogue();
    const { passes, failures } = this.stats;
    for (const file of this.failedIn) console.log(`failed in ${file}`);
    console.log(`${passes} passed, ${failures} failed`);
  }
};
