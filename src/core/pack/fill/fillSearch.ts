/** The search tables of the reference. */
import type { Content } from '../content/shapes.ts';
import type { PackWriter } from '../packFile.ts';
import { searchDocuments } from '../searchDocuments.ts';
import { fillSearchTables, inSearchOrder } from './searchTables.ts';

export function fillSearch(content: Content, writer: PackWriter): void {
  fillSearchTables(writer, inSearchOrder(searchDocuments(content)));
}
