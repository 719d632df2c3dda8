/** JSON as text: parses it, and says where it breaks in line and column, which engines do in different words or not at all. */
import { CofactorError } from './errors.ts';

const MAX_DEPTH = 100;

class SyntaxFault extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** Walks through JSON text (RFC 8259) until the first fault, which it throws. */
class Scanner {
  private readonly text: string;
  private at = 0;
  constructor(text: string) {
    this.text = text;
  }

  scan(): void {
    this.space();
    this.value(0);
    this.space();
    if (this.at < this.text.length) this.fault('nothing more should follow the closing bracket');
  }

  private fault(message: string): never {
    throw new SyntaxFault(
      this.at,
      this.at >= this.text.length ? 'the text ends too early' : message,
    );
  }

  private space(): void {
    while (/[ \t\r\n]/.test(this.text.charAt(this.at))) this.at += 1;
  }

  /** Takes the text of a sticky pattern; false when it does not stand here. */
  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private value(depth: number): void {
    if (depth > MAX_DEPTH) this.fault(`brackets are nested more than ${MAX_DEPTH} deep`);
    const first = this.text.charAt(this.at);
    if (first === '{') this.members(depth);
    else if (first === '[') this.elements(depth);
    else if (first === '"') this.string();
    else if (!this.take(/-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?|true|false|null/y)) {
      this.fault(
        'a value is expected here: text in double quotes, a number, true, false, null, a list or a group',
      );
    }
  }

  private string(): void {
    const start = this.at;
    this.at += 1;
    while (this.text.charAt(this.at) !== '"') {
      if (this.at >= this.text.length || this.text.charAt(this.at) === '\n') {
        this.at = start;
        this.fault('the text that starts here has no closing double quote');
      }
      const control = this.text.charCodeAt(this.at) < 0x20;
      if (control || !this.take(/\\(["\\/bfnrt]|u[0-9a-fA-F]{4})|[^"\\]/y)) {
        this.fault('this character must be written as an escape in text');
      }
    }
    this.at += 1;
  }

  private members(depth: number): void {
    this.list('}', () => {
      if (this.text.charAt(this.at) !== '"')
        this.fault('a field name in double quotes is expected here');
      this.string();
      this.space();
      if (this.text.charAt(this.at) !== ':') this.fault('a colon is expected here');
      this.at += 1;
      this.space();
      this.value(depth + 1);
    });
  }

  private elements(depth: number): void {
    this.list(']', () => {
      this.value(depth + 1);
    });
  }

  private list(close: string, entry: () => void): void {
    this.at += 1;
    this.space();
    if (this.text.charAt(this.at) === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      entry();
      this.space();
      const next = this.text.charAt(this.at);
      if (next !== ',' && next !== close) this.fault(`a comma or "${close}" is expected here`);
      this.at += 1;
      if (next === close) return;
      this.space();
    }
  }
}

/**
 * Parses JSON text; a byte order mark at the start is ignored.
 * @throws CofactorError `invalid-input` with line and column (both from 1) of the first fault.
 */
export function parseJson(text: string): unknown {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    try {
      new Scanner(body).scan();
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      const before = body.slice(0, error.at).split('\n');
      const column = (before.at(-1) ?? '').length + 1;
      throw new CofactorError(
        'invalid-input',
        `is not valid JSON: line ${before.length}, column ${column}: ${error.message}`,
      );
    }
    throw new CofactorError('invalid-input', 'is not valid JSON');
  }
}
