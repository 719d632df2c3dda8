/** Every migration of user.db, oldest first. Versions are contiguous from 1; a released migration never changes. */
import type { Migration } from '../migrate.ts';
import { plansAndSettings } from './0001-plans-and-settings.ts';
import { peopleProductsVersions } from './0002-people-products-versions.ts';
import { readingsMappings } from './0003-readings-mappings.ts';
import { rowSums } from './0004-row-sums.ts';

export const migrations: readonly Migration[] = [
  plansAndSettings,
  peopleProductsVersions,
  readingsMappings,
  rowSums,
];
