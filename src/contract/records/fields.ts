/** Fields that records share. */
import * as v from 'valibot';
import { SourceId } from '../ids.ts';

export const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
export const isoDate = v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-22'));
export const positive = v.pipe(v.number(), v.finite(), v.gtValue(0, 'must be above 0'));
export const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0, 'must not be negative'));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const sources = v.pipe(v.array(SourceId), v.minLength(1, 'needs at least one source'));
