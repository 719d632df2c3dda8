/** DOI, PMID and PMCID as files write them → as they are compared and kept. */

const doiPattern = /\b(10\.\d{4,9}\/\S+)/u;

/**
 * The DOI alone, as it was written: without "doi:", without the address of a resolver, without the mark that ends a
 * sentence. Null where the text holds none.
 */
export function doiIn(text: string): string | null {
  // A DOI is short; a text of any length is no DOI.
  const found = doiPattern.exec(decodedAddress(text.slice(0, 2000)).trim())?.[1];
  const bare = found?.replace(/[.,;:"'>\]]+$/u, '');
  if (bare === undefined || bare === '') return null;
  // "(doi:10.1/x)": a bracket that was opened before the DOI does not belong to it.
  const opened = bare.split('(').length - bare.split(')').length;
  return opened < 0 && bare.endsWith(')') ? bare.slice(0, opened) : bare;
}

/** In an address, the signs of a DOI may be percent-encoded. */
function decodedAddress(text: string): string {
  if (!/^\s*https?:/iu.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** By what two DOIs are compared: capitals do not tell them apart. */
export function doiKey(text: string | null | undefined): string | null {
  return doiIn(text ?? '')?.toLowerCase() ?? null;
}

/** The number of PubMed: "PMID: 33222767", an address of PubMed or the digits alone. */
export function pmidIn(text: string): string | null {
  const found =
    /^\s*(?:PMID:?\s*)?0*([1-9]\d{0,8})\s*(?:\[[a-z]+\])?\s*$/iu.exec(text) ??
    /^\s*https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/0*([1-9]\d{0,8})\b/iu.exec(
      text,
    );
  return found?.[1] ?? null;
}

export function pmidKey(text: string | null | undefined): string | null {
  return pmidIn(text ?? '');
}

/** "PMC7748412", also out of an address or "PMCID: …". */
export function pmcidIn(text: string): string | null {
  const digits = /\bPMC\s?0*([1-9]\d{0,9})\b/iu.exec(text.slice(0, 2000))?.[1];
  return digits === undefined ? null : `PMC${digits}`;
}
