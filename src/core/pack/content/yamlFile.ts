/** Reads YAML (and JSON, which is YAML) so that every value can be traced back to its line. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { pathText, type FieldPath, type Locate, type Problems } from './problem.ts';

export interface YamlFile {
  readonly value: unknown;
  readonly at: Locate;
}

/** Offset of the deepest node on the path that exists: a missing field is reported at its parent. */
function offsetOf(root: Node, fieldPath: FieldPath): number {
  let node: Node = root;
  let offset = root.range?.[0] ?? 0;
  for (const key of fieldPath) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === String(key));
      if (pair === undefined) return offset;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      if (!isNode(pair.value)) return offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      const item = node.items[key];
      if (!isNode(item)) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

/** Reads one file of the content folder; null after a problem that makes its values unusable. */
export function readYaml(contentDir: string, file: string, problems: Problems): YamlFile | null {
  let text: string;
  try {
    text = readFileSync(path.join(contentDir, file), 'utf8');
  } catch {
    problems.add({ file, line: 1, path: '' }, 'the file cannot be read', 'Restore the file.');
    problems.incomplete = true;
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    problems.add(
      { file, line: lines.linePos(error.pos[0]).line, path: '' },
      `not valid ${file.endsWith('.json') ? 'JSON' : 'YAML'}: ${error.message}`,
      'Correct the syntax at this line (indentation, quotes, a key written twice).',
    );
  }
  const root = document.contents;
  if (document.errors.length > 0 || root === null) {
    problems.incomplete = true;
    if (root === null)
      problems.add({ file, line: 1, path: '' }, 'the file is empty', 'Write the records.');
    return null;
  }
  return {
    value: document.toJS(),
    at: (fieldPath) => ({
      file,
      line: lines.linePos(offsetOf(root, fieldPath)).line,
      path: pathText(fieldPath),
    }),
  };
}
