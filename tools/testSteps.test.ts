import { describe, expect, test } from 'vitest';
import { countsOf } from './testSteps.ts';

const unit = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };
const browser = { stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 3 } };

describe('countsOf', () => {
  test('reads the report of the unit tests', () => {
    expect(countsOf(unit, 0)).toEqual({ passed: 7, failed: 0, skipped: 3 });
  });
  test('a run that broke has a failure, even when every counted test passed', () => {
    expect(countsOf(unit, 1)).toEqual({ passed: 7, failed: 1, skipped: 3 });
  });
  test('a browser test that passes only sometimes has failed', () => {
    expect(countsOf(browser, 1)).toEqual({ passed: 4, failed: 3, skipped: 3 });
  });
  test('no report at all is a failure', () => {
    expect(countsOf({}, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
