/** Stored documents, read without asking what they should look like: an export carries also what cannot be used. */

/** The stored document; one that is no JSON is passed on as text, so that it is not lost. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

export function field(body: string, name: string): unknown {
  const value = parsed(body);
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
