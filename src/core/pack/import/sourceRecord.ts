/** The record that a pack brings along, so that every number of it is one action away from where it came from. */
import * as v from 'valibot';
import { SourceRecord } from '../../../contract/records.ts';

export interface Origin {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly licence: string;
  readonly publisher?: string;
  readonly url?: string;
  /** "2024-10-31", "2018-04" or "2020". */
  readonly released: string | null;
  /** ISO time. */
  readonly imported: string;
}

const dateParts = (released: string): number[] => released.split('-').map(Number);

export function sourceRecord(origin: Origin): SourceRecord {
  const { id, title, edition, licence, publisher, url, released, imported } = origin;
  return v.parse(SourceRecord, {
    id,
    type: 'dataset',
    title,
    ...(publisher === undefined ? {} : { publisher }),
    ...(released === null ? {} : { issued: { 'date-parts': [dateParts(released)] } }),
    ...(edition === '' ? {} : { number: edition }),
    ...(url === undefined ? {} : { URL: url }),
    custom: {
      verifiedFrom: ['the table itself, as the reader imported it'],
      verifiedOn: imported.slice(0, 10),
      note: `Imported by the reader on ${imported.slice(0, 10)}; not reviewed by Cofactor. Edition: ${edition}. Licence: ${licence}.`,
    },
  });
}
