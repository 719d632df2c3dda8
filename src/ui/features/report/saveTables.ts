/** The tables of a report as files for a spreadsheet: one by one, or all in one archive. */
import type { OutputOf } from '../../../contract/operations.ts';
import type { HostFile } from '../../client/client.ts';
import { base64Of } from './bytes.ts';
import { zipOf } from '../../../contract/zip.ts';

export type ReportTable = OutputOf<'report.tables'>[number];

const utf8 = new TextEncoder();

/** @param report name of the PDF, which the files are named after */
const stem = (report: string): string => report.replace(/\.pdf$/, '');

export const tableFile = (report: string, { name, csv }: ReportTable): HostFile => ({
  name: `${stem(report)}-${name}.csv`,
  mime: 'text/csv',
  base64: base64Of(utf8.encode(csv)),
});

/** All tables in one file, so that one place has to be chosen and not twelve. */
export const allTablesFile = (report: string, tables: readonly ReportTable[]): HostFile => ({
  name: `${stem(report)}-tables.zip`,
  mime: 'application/zip',
  base64: base64Of(
    zipOf(
      tables.map(({ name, csv }, at) => ({
        // The numbers keep the order of the report in a folder.
        name: `${String(at + 1).padStart(2, '0')}-${name}.csv`,
        bytes: utf8.encode(csv),
      })),
    ),
  ),
});
