const { reporters } = require('mocha');

/** The usual report and then one line for machines: "N passed, N failed". */
module.exports = class extends reporters.Spec {
  epilogue() {
    super.epilogue();
    const { passes, failures } = this.stats;
    console.log(`${passes} passed, ${failures} failed`);
  }
};
