/**
 * Words that are stronger than the evidence, and words that read as advice. Deliberately short lists: they catch the
 * plain overstatement, a reviewer has to catch the subtle one.
 */
import type { ClaimRecord } from '../../../../contract/records.ts';
import type { FieldPath, Locate, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';

/** Never right in a reference, whatever the certainty. */
const never =
  /\b(prove[sn]?|proof that|cures?|cured|miracle|guarantee[sd]?|definitely|undoubtedly|certainly|always works|safe for you|completely safe|perfectly safe)\b/gi;

/**
 * "Safe" as a verdict. What a body calls a "safe level of intake" is a term, "no safe dose" and "safety concern" report;
 * a verdict needs somebody to have given it.
 */
const safeVerdict =
  /\b(?:(?:is|are|be|was|were|seems?|appears?|looks?|feels?|considered|generally|usually|probably|likely|quite|very|totally|entirely) safe|safely|safe (?:to|and effective|in|with|at|choice|option|way|supplement))\b/gi;

/** Reads as advice to take, start or stop something. */
const advice =
  /\b(you should|you must|you need|you can take|must take|should take|should supplement|should avoid|should not take|we recommend|we advise|start taking|stop taking|worth trying|worth a try|good idea|try taking|take (?:one|two|\d+))\b/gi;

/** A dose put forward, in whatever voice. */
const doseAdvice =
  /\b((?:best|right|ideal|optimal|correct|recommended|suggested|sensible) (?:daily )?(?:dose|dosage|amount to take)|(?:try|use|choose|add|aim for|start with|take) (?:about |around |at least |up to |no more than )?\d[\d.,]*\s?(?:mg|mcg|g|µg|IU|units|tablets?|capsules?)\b|\d[\d.,]*\s?(?:mg|mcg|g|µg|IU)(?: (?:a|per) day|\/day)? (?:is|are) (?:enough|plenty|a good dose|best|ideal))/gi;

/** An order, where a sentence of a plain summary begins with one. */
const order =
  /(?:^|[.;:!?]\s+)(take|try|use|choose|eat|drink|avoid|stop|start|keep taking|do not take|don't take|never take|ask for)\b/gi;

/** Verbs that state an effect as a fact. */
const effectVerb =
  /\b(prevents?|protects?|heals?|reverses?|stops|reduces|improves|lowers|slows|raises|increases|boosts|eases|relieves|weakens|strengthens|(?<!contributing |many |of |the |its )causes?|damages?)\b/i;

/** An effect that is granted only as possible or probable: still an effect, where only a link was seen. */
const possibleEffect =
  /\b(?:may|might|can|could|will|would|probably|likely|helps?(?: to)?) (?:also |even |slightly |somewhat |probably |help (?:to )?)*(prevent|protect|heal|reverse|stop|reduce|improve|lower|slow|raise|increase|boost|ease|relieve|strengthen|cut|cause|delay)s?\b/i;

/** Words that take the certainty back to what low certainty allows, or that report instead of stating. */
const hedge =
  /\b(may|might|can|could|possibl[ey]|probably|perhaps|suggest(?:s|ed)?|uncertain|unclear|not|no|nothing|never|none|neither|without|whether|hints?|appears?|seems?|linked|associated|rarely|lacking|supposed|said|calls?|reported|advises?|warns?)\b/i;

/** Words with which a sentence speaks of a link, of a trial beside it, or of what was not shown. */
const linkWords =
  /\b(link(?:s|ed)?|associat(?:ed|ion|ions)|go(?:es)? (?:along )?with|went (?:along )?with|tend(?:s|ed)? to|more often|less often|not|no|nothing|none|neither|without|whether|lacking|uncertain|unclear|unknown|trials?)\b/i;

/** Exposures that only ever show a link: nobody was given anything. */
const linkExposures: ReadonlySet<string> = new Set(['intake', 'status', 'genetic-proxy']);

const sentences = (text: string): string[] => text.split(/(?<=[.;:])\s+/);
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);

/** The phrases of a statement that its certainty does not carry; empty when the wording is fine. */
export function overstatements(statement: string, certainty: ClaimRecord['certainty']): string[] {
  const found = all(statement, never);
  if (certainty === 'low' || certainty === 'very-low')
    for (const sentence of sentences(statement)) {
      const verb = effectVerb.exec(sentence);
      if (verb !== null && !hedge.test(sentence)) found.push(verb[0]);
    }
  return found;
}

/** The verbs that speak of an effect although the exposure shows a link at most. */
export function effectsOfLinks(text: string, exposure: ClaimRecord['exposure']): string[] {
  if (!linkExposures.has(exposure)) return [];
  return sentences(text).flatMap((sentence) => {
    const found = possibleEffect.exec(sentence) ?? effectVerb.exec(sentence);
    return found === null || linkWords.test(sentence) ? [] : [found[0]];
  });
}

/** The phrases of a text that read as advice. */
export function advicePhrases(text: string): string[] {
  return [...all(text, advice), ...all(text, doseAdvice)];
}

/** The phrases that no text for a tired reader may hold, whoever says them: verdicts of safety, orders, doses, shouting. */
export function unfitForSummary(text: string): string[] {
  return [...all(text, never), ...all(text, safeVerdict), ...all(text, order), ...all(text, /!/g)];
}

interface Text {
  readonly text: string;
  readonly at: Locate;
  readonly path: FieldPath;
}

function reportAdvice({ text, at, path }: Text, fix: string, problems: Problems): void {
  for (const phrase of advicePhrases(text))
    problems.add(at(path), `"${phrase}" reads as advice`, fix);
}

/** Rules of a plain summary: those of `unfitForSummary` and no advice. */
export function checkSummary(summary: Text, problems: Problems): void {
  for (const phrase of unfitForSummary(summary.text))
    problems.add(
      summary.at(summary.path),
      phrase === '!' ? 'an exclamation mark' : `"${phrase}" does not belong in a summary`,
      'Say calmly what is known and what is not; no verdict of safety, no order.',
    );
  reportAdvice(summary, 'State what was found.', problems);
}

function checkClaim(claim: ClaimRecord, at: Locate, problems: Problems): void {
  const { certainty, exposure, inShort } = claim;
  const texts: readonly (readonly [FieldPath, string | null])[] = [
    [['statement'], claim.statement],
    [['inShort'], inShort],
  ];
  for (const [path, text] of texts) {
    if (text === null) continue;
    for (const phrase of overstatements(text, certainty))
      problems.add(
        at(path),
        `"${phrase}" is stronger than ${certainty.replace('-', ' ')} certainty`,
        'Say it with "may" or "is linked with", or say what was not shown.',
      );
    for (const phrase of effectsOfLinks(text, exposure))
      problems.add(
        at(path),
        `"${phrase}" speaks of an effect, the exposure "${exposure}" shows a link at most`,
        'Say "is linked with", "go along with", or what this does not show.',
      );
    if (path[0] === 'inShort') checkSummary({ text, at, path }, problems);
    else reportAdvice({ text, at, path }, 'State what was found.', problems);
  }
  for (const phrase of [...all(claim.statement, safeVerdict), ...all(claim.statement, /!/g)])
    problems.add(
      at(['statement']),
      phrase === '!' ? 'an exclamation mark' : `"${phrase}" is a verdict of safety`,
      'Say what was watched for and what was seen.',
    );
}

export function checkWording(content: Content, problems: Problems): void {
  for (const { record, at } of content.claims) checkClaim(record, at, problems);
  for (const { record, at } of content.substances)
    if (record.inShort !== null)
      checkSummary({ text: record.inShort.text, at, path: ['inShort', 'text'] }, problems);
  const reportOnly = 'State what was found, or whose advice it is.';
  for (const { record, at } of content.substances) {
    for (const [section, items] of Object.entries(record.monograph ?? {}))
      for (const [n, { text }] of items.entries())
        reportAdvice({ text, at, path: ['monograph', section, n, 'text'] }, reportOnly, problems);
    for (const [n, { note }] of record.forms.entries())
      if (note !== null)
        reportAdvice({ text: note, at, path: ['forms', n, 'note'] }, reportOnly, problems);
  }
  for (const { record, at } of content.cautions)
    reportAdvice({ text: record.reason, at, path: ['reason'] }, reportOnly, problems);
  for (const { record, at } of content.beliefs)
    for (const [n, { text }] of record.reasons.entries())
      reportAdvice({ text, at, path: ['reasons', n, 'text'] }, reportOnly, problems);
  for (const { record, at } of content.interactions) {
    for (const field of ['mechanism', 'effect'] as const)
      reportAdvice({ text: record[field], at, path: [field] }, reportOnly, problems);
    reportAdvice(
      { text: record.management, at, path: ['management'] },
      'Say how the combination is usually handled, or whom to ask.',
      problems,
    );
  }
}
