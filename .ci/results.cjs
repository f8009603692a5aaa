// Reads what vitest's JSON reporter wrote.
//   results.cjs unfinished FILE      the test files in which tests have no result, unless one failed
//   results.cjs count FOLDER STEPS   the line "N passed, N failed" of all reports in a folder; STEPS: how many steps failed
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function unfinished(file) {
  const report = read(file);
  if (report.numFailedTests > 0) process.exit(1);
  const left = report.testResults.filter((one) => one.assertionResults.some((test) => test.status === 'pending'));
  process.stdout.write(left.map((one) => path.relative(process.cwd(), one.name)).join(' '));
}

function count(folder, failedSteps) {
  const reports = readdirSync(folder).map((name) => read(path.join(folder, name)));
  const passed = reports.reduce((sum, report) => sum + report.numPassedTests, 0);
  const failedTests = reports.reduce((sum, report) => sum + report.numFailedTests, 0);
  // a step may fail without a failed test (a type error, a suite that does not load): it counts as one failure
  const failed = Math.max(failedTests, Number(failedSteps));
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

const [what, ...given] = process.argv.slice(2);
if (what === 'unfinished') unfinished(...given);
else count(...given);
