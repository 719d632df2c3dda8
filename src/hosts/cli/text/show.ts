/** One record with its sources. What has lines of its own is written out; the rest is listed field by field. */
import { retractionText } from '../../../contract/retraction.ts';
import type { ShowOf, ShowOutput } from '../../../contract/answers.ts';
import { entry, figure, heading, page, section, wrap } from './layout.ts';
import { cautionLines, closing, intakeLines, interactionLines, outcomeLines } from './parts.ts';
import { numberSources, type Numbering } from './sources.ts';
import { nameOf, sentenceCase, words } from './words.ts';

type Parts = (string | null)[];

function label(key: string): string {
  const spaced = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return sentenceCase(spaced);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields that say nothing to a reader, or are shown elsewhere. */
const silent = new Set(['id', 'sources', 'source', 'evidence', 'confirmed']);

function plain(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return figure(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const parts = value.map(plain).filter((part) => part !== null);
    return parts.length === 0 ? null : parts.join('; ');
  }
  if (!isRecord(value)) return null;
  const parts = Object.entries(value).flatMap(([key, part]) => {
    const text = silent.has(key) ? null : plain(part);
    return text === null ? [] : [`${label(key).toLowerCase()}: ${text}`];
  });
  return parts.length === 0 ? null : parts.join(', ');
}

/** "Label: value" for every field that has a value, without the named ones. */
function fields(record: object, width: number, without: readonly string[] = []): string {
  return Object.entries(record)
    .filter(([key]) => !silent.has(key) && !without.includes(key))
    .flatMap(([key, value]) => {
      const text = plain(value);
      return text === null ? [] : [wrap(`${label(key)}: ${text}`, width, '', '  ')];
    })
    .join('\n');
}

function monograph(record: ShowOf<'substance'>['record'], width: number, cite: Numbering): Parts {
  return Object.entries(record.monograph ?? {}).map(([key, statements]) =>
    section(
      label(key),
      statements.map((line) => entry('- ', width, `${line.text} ${cite.cite(line.sources)}`)),
    ),
  );
}

function substance(shown: ShowOf<'substance'>, width: number, cite: Numbering): Parts {
  const { record, names } = shown;
  const forms = record.forms.map((form) => {
    const share = form.elementalFraction;
    const element =
      share === null
        ? ''
        : `, ${figure(share * 100)} % ${record.element ?? 'of the substance'} by mass`;
    return entry(
      '- ',
      width,
      `${form.name}${element} (form/${form.id}) ${cite.cite(form.sources)}`,
    );
  });
  return [
    record.synonyms.length === 0 ? null : wrap(`Also called: ${record.synonyms.join(', ')}`, width),
    section(
      'Evidence',
      record.claims.map((row) => outcomeLines(row, '- ', width, cite)),
      '\n\n',
    ),
    ...monograph(record, width, cite),
    section(
      'Cautions',
      record.cautions.map((line) => cautionLines(line, names, width, cite)),
    ),
    section(
      'Interactions',
      record.interactions.map((line) => interactionLines(line, names, width, cite)),
    ),
    section(
      'Published intake values per day (not advice)',
      intakeLines(record.intakes, record.lifeStages, width, cite),
    ),
    section('Forms', forms),
  ];
}

function claim(shown: ShowOf<'claim'>, width: number, cite: Numbering): Parts {
  const { record } = shown;
  const studies = record.studies.map((study) => {
    const facts = [
      study.participants === null ? null : `${study.participants} participants`,
      study.dose,
      study.duration,
      study.effect,
    ]
      .filter((part) => part !== null)
      .join(' · ');
    return entry('- ', width, `${study.finding} ${cite.cite([study.source])}`, [
      facts,
      study.limitations === null ? '' : `Limits: ${study.limitations}`,
      study.secondHand ? 'Read in another text, not in the study itself.' : '',
    ]);
  });
  return [
    wrap(record.sentence, width),
    wrap(
      record.state === 'no-studies'
        ? `${record.outcome} · no direct study, so no certainty is rated`
        : `${record.outcome} · certainty: ${words(record.certainty)} · size: ${words(record.size)}`,
      width,
    ),
    wrap(
      `${record.state === 'no-studies' ? 'What there is instead' : 'Why this certainty'}: ${record.certaintyReason}`,
      width,
    ),
    section('Studies', studies, '\n\n'),
  ];
}

function food(shown: ShowOf<'food'>, width: number): Parts {
  const { record } = shown;
  return [
    wrap(`Group: ${record.group}`, width),
    section(
      'In 100 g',
      record.nutrients.map((line) =>
        wrap(
          `- ${line.label}: ${line.amount === null ? 'unknown' : `${figure(line.amount)} ${line.unit}`}`,
          width,
        ),
      ),
    ),
    section(
      'Portions',
      record.portions.map((line) => `- ${line.label}: ${figure(line.grams)} g`),
    ),
    record.notes === null ? null : wrap(record.notes, width),
  ];
}

function source(shown: ShowOf<'source'>, width: number): Parts {
  const { record, names } = shown;
  return [
    wrap(record.citation, width),
    fields(
      {
        ...record.csl.custom,
        retraction: retractionText(
          record.csl.custom.retraction,
          record.csl.DOI !== undefined || record.csl.PMID !== undefined,
          (day) => day,
        ),
      },
      width,
    ),
    section(
      'Supports',
      record.supports.map((ref) => `- ${nameOf(names, ref)} (${ref})`),
    ),
  ];
}

function body(shown: ShowOutput, width: number, cite: Numbering): Parts {
  const { names } = shown;
  switch (shown.kind) {
    case 'substance':
      return substance(shown, width, cite);
    case 'claim':
      return claim(shown, width, cite);
    case 'food':
      return food(shown, width);
    case 'source':
      return source(shown, width);
    case 'condition':
      return [
        fields(shown.record, width, ['name', 'claims', 'cautions']),
        section(
          'Evidence',
          shown.record.claims.map((row) => outcomeLines(row, '- ', width, cite)),
          '\n\n',
        ),
        section(
          'Cautions',
          shown.record.cautions.map((line) => cautionLines(line, names, width, cite)),
        ),
      ];
    case 'medication':
    case 'medication-class':
      return [
        fields(shown.record, width, ['name', 'interactions', 'members']),
        'members' in shown.record
          ? section(
              'Members',
              shown.record.members.map((member) => `- ${member.name}`),
            )
          : null,
        section(
          'Interactions',
          shown.record.interactions.map((line) => interactionLines(line, names, width, cite)),
        ),
      ];
    case 'interaction':
      return [
        interactionLines(shown.record, names, width, cite),
        fields(shown.record, width, ['effect', 'management']),
      ];
    case 'caution':
      return [cautionLines(shown.record, names, width, cite)];
    case 'form':
      return [fields(shown.record, width, ['name'])];
  }
}

/** Every source of the record is listed, cited in the text or not. */
export function showText(shown: ShowOutput, width: number): string {
  const numbers = numberSources(shown.sources);
  const parts = body(shown, width, numbers);
  numbers.cite(shown.sources.map((record) => record.id));
  return page([
    heading(shown.title),
    `${shown.kind}/${shown.id}`,
    ...parts,
    section(
      'Related',
      shown.related.map((ref) => `- ${nameOf(shown.names, ref)} (${ref})`),
    ),
    numbers.list(width),
    wrap(
      'Talk to your doctor or pharmacist before you start, change or stop a supplement or a medicine.',
      width,
    ),
    closing(null, shown.edition, width),
  ]);
}
