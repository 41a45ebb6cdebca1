// The closing line of .ci/run: tests of jest, and each of the other steps as one.
import { existsSync, readFileSync } from 'node:fs';

const [stepsFile, jestFile] = process.argv.slice(2);
const steps = readFileSync(stepsFile, 'utf8').trim().split('\n');
const jest = existsSync(jestFile)
  ? JSON.parse(readFileSync(jestFile, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1 };
const failedSuites = jest.numRuntimeErrorTestSuites ?? 0;
const other = steps.filter((line) => !line.endsWith(' test'));
const passed = jest.numPassedTests + other.filter((line) => line.startsWith('passed ')).length;
let failed = jest.numFailedTests + failedSuites + other.filter((line) => line.startsWith('failed ')).length;
if (failed === 0 && steps.some((line) => line === 'failed test')) failed = 1;
for (const line of steps) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
