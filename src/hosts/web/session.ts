/** One token for the start address, valid once; then a cookie for as long as the host runs. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const secret = (): string => randomBytes(32).toString('base64url');

/** Compares in constant time; hashing makes the lengths equal. */
function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

export interface Session {
  /** Path and query of the start address. */
  startPath: string;
  /** Uses up the token; true only the first time it is right. */
  redeem(token: string | null): boolean;
  /** Does this Cookie header belong to the session? */
  knows(cookieHeader: string | undefined): boolean;
  setCookie: string;
}

/** Cookies ignore ports, so the name carries the port: two hosts side by side do not log each other out. */
export function createSession(port: number): Session {
  let token: string | null = secret();
  const value = secret();
  const name = `cofactor_${port}`;
  return {
    startPath: `/start?token=${token}`,
    redeem(given) {
      if (token === null || given === null || !same(given, token)) return false;
      token = null;
      return true;
    },
    knows: (header) => cookieValues(header, name).some((given) => same(given, value)),
    setCookie: `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`,
  };
}
