/** What the fault tests measured, as the tables of docs/reliability.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { targets, ways, type DamageResult, type Outcome } from './damage.ts';
import type { Measured } from './fullDisk.ts';
import type { Killed } from './kill.ts';

const page = new URL('../../docs/reliability.md', import.meta.url);
const BEGIN = '<!-- measured: begin (written by `npm run test:faults`, not by hand) -->';
const END = '<!-- measured: end -->';

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const count = (value: number): string => value.toLocaleString('en');

export function killTable(killed: readonly Killed[]): string {
  const total = (of: (one: Killed) => number): string =>
    count(killed.reduce((sum, one) => sum + of(one), 0));
  return [
    '### Killed at a random moment (SIGKILL)',
    '',
    row(['while', 'kills', 'before the first answer', 'changes answered', 'faults']),
    row(['---', '---:', '---:', '---:', '---:']),
    ...killed.map((one) =>
      row([
        one.scenario,
        count(one.cycles),
        count(one.early),
        count(one.answered),
        count(one.faults.length),
      ]),
    ),
    row([
      'all',
      total((one) => one.cycles),
      total((one) => one.early),
      total((one) => one.answered),
      total((one) => one.faults.length),
    ]),
    '',
  ].join('\n');
}

const outcomes: readonly Outcome[] = ['whole', 'mended', 'explained', 'earlier', 'wrong'];

export function damageTable(results: readonly DamageResult[]): string {
  const number = (target: string, way: string, outcome: Outcome): string =>
    count(
      results.filter((one) => one.target === target && one.way === way && one.outcome === outcome)
        .length,
    );
  return [
    `### Damaged files: ${count(results.length)} variants`,
    '',
    row([
      'file',
      'damage',
      'nothing lost',
      'mended, and said',
      'refused, with the reason',
      'earlier state, not said',
      'wrong',
    ]),
    row(['---', '---', '---:', '---:', '---:', '---:', '---:']),
    ...targets.flatMap((target) =>
      ways.map((way) =>
        row([target, way, ...outcomes.map((outcome) => number(target, way, outcome))]),
      ),
    ),
    '',
  ].join('\n');
}

export function otherTable(measured: readonly Measured[], skipped: string | null): string {
  return [
    '### Surroundings and size',
    '',
    row(['what', 'measured', 'faults']),
    row(['---', '---', '---:']),
    ...(skipped === null ? [] : [row(['Disk full, disk read-only', `skipped: ${skipped}`, '-'])]),
    ...measured.map((one) => row([one.what, one.figure, count(one.faults.length)])),
    '',
  ].join('\n');
}

/** Puts the tables between their marks. */
export function putMeasured(tables: string): void {
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error('docs/reliability.md has no place for the tables');
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(
    page,
    `${text.slice(0, from)}${BEGIN}\n\nMeasured on ${day}.\n\n${tables}\n${text.slice(to)}`,
  );
}
