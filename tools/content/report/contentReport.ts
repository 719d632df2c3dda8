/** The report on the content: one Markdown text, the same for the same content. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadContent } from '../../../src/core/pack/content/loadContent.ts';
import { loadLeftOut } from '../../../src/core/pack/content/loadLists.ts';
import { ContentInvalid, Problems } from '../../../src/core/pack/content/problem.ts';
import { countsSection } from './counts.ts';
import { gapsSection } from './gaps.ts';
import { changesSection, leftOutSection } from './leftOut.ts';
import { readingSection } from './reading.ts';
import { ageSection, expertSection } from './reviews.ts';

/** @throws ContentInvalid: a report on faulty content would count wrongly */
export function contentReport(contentDir: string): string {
  const { content, problems } = loadContent(contentDir);
  if (problems.length > 0 || content.edition === null) throw new ContentInvalid(problems);
  const edition = content.edition.record;
  const leftOut = loadLeftOut(contentDir, new Problems());
  const changelog = readFileSync(path.join(contentDir, 'CHANGELOG.md'), 'utf8').replaceAll(
    '\r\n',
    '\n',
  );
  return `${[
    '# Report on the content',
    `${edition.title}, edition ${edition.edition}, content date ${edition.date}. Made by \`npm run content:report -- --out docs/content-report.md\`; not edited by hand.`,
    countsSection(content, leftOut.length),
    expertSection(content),
    ageSection(content, edition),
    gapsSection(content),
    readingSection(content),
    leftOutSection(leftOut),
    changesSection(changelog),
  ].join('\n\n')}\n`;
}
