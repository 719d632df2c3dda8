/** How a report names the person. */
import type { Plan } from '../../../../contract/plan.ts';

/** "Ana Maria Berg" → "A. M. B."; what is written as initials already stays. */
export function initials(name: string): string {
  return name
    .trim()
    .split(/[\s.]+/u)
    .flatMap((part) => [...part].slice(0, 1))
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(' ');
}

/** The name to print; null where none was entered. */
export function personName(profile: Plan['profile'], initialsOnly: boolean): string | null {
  const name = (profile.name ?? '').trim();
  if (name === '') return null;
  return initialsOnly ? initials(name) : name;
}
