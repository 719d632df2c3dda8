/** Names, counts and terms of the reference as a whole. */
import type { EntityRef } from '../../contract/ids.ts';
import type { ReferenceDb } from '../db/reference.ts';

const counted = [
  'source',
  'substance',
  'form',
  'condition',
  'claim',
  'study',
  'estimate',
  'interaction',
  'caution',
  'medication',
  'medication_class',
  'intake',
  'daily_value',
  'conversion',
  'food',
  'portion',
] as const;

const countSql = counted
  .map((table) => `SELECT '${table.replaceAll('_', '-')}' AS name, count(*) AS n FROM ${table}`)
  .join(' UNION ALL ');

/** Titles by `kind/id` for a JSON list of them. */
const namesSql = `SELECT wanted.value AS ref, title FROM json_each(:refs) AS wanted
   JOIN search_document ON kind = substr(wanted.value, 1, instr(wanted.value, '/') - 1)
    AND entity = substr(wanted.value, instr(wanted.value, '/') + 1)
  WHERE kind <> 'claim'
 UNION ALL
 SELECT 'claim/' || claim.id, substance.name || ' · ' || condition.name || ' · ' || claim.outcome
   FROM json_each(:refs) AS wanted
   JOIN claim ON wanted.value = 'claim/' || claim.id
   JOIN substance ON substance.id = claim.substance
   JOIN condition ON condition.id = claim.condition
 UNION ALL
 SELECT 'caution/' || caution.id, substance.name || ' and ' || condition.name
   FROM json_each(:refs) AS wanted
   JOIN caution ON wanted.value = 'caution/' || caution.id
   JOIN substance ON substance.id = caution.substance
   JOIN condition ON condition.id = caution.condition`;

export function createReferenceRepository(db: ReferenceDb) {
  // Names are asked for with every check of a plan; the reference never changes while it is open.
  const known = new Map<EntityRef, string>();

  return {
    counts: (): Record<string, number> =>
      Object.fromEntries(
        db.all<{ name: string; n: number }>(countSql).map((row) => [row.name, row.n]),
      ),
    terms: (): Record<string, string> =>
      Object.fromEntries(
        db
          .all<{ kind: string; id: string; text: string }>(
            'SELECT kind, id, text FROM term ORDER BY position',
          )
          .map((row) => [`${row.kind}/${row.id}`, row.text]),
      ),
    /** Titles by `kind/id`; records that do not exist are left out. */
    names: (refs: readonly EntityRef[]): Record<string, string> => {
      const missing = refs.filter((one) => !known.has(one));
      if (missing.length > 0) {
        for (const row of db.all<{ ref: EntityRef; title: string }>(namesSql, {
          refs: JSON.stringify(missing),
        })) {
          known.set(row.ref, row.title);
        }
      }
      const names: Record<string, string> = {};
      for (const one of refs) {
        const title = known.get(one);
        if (title !== undefined) names[one] = title;
      }
      return names;
    },
  };
}
