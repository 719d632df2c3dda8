/**
 * Tags of a document: its structure elements, the content and the links that belong to them, and the tree that leads from
 * these back to their elements. pdfkit keeps objects of its own for each and turns them into text one value at a time;
 * here they are text from the start, without the blanks that a file need not have: half of a report is tags and links.
 */
import type { Engine, Page, Reference } from './engine.ts';
import { numberObject, stringObject } from './objects.ts';

export interface ElementOptions {
  alt?: string;
  scope?: 'Column' | 'Row';
  bbox?: readonly number[];
  placement?: 'Block';
}
export interface LinkBox {
  left: number;
  top: number;
  width: number;
  height: number;
}
export interface LinkAction {
  /** What it leads to: an address outside, or the name of a place in the document. */
  to: 'URI' | 'GoTo';
  name: string;
  /** Read out in its place. */
  description: string;
}

/** Artifacts are decoration; `Top` and `Bottom` are what stands on every page. */
const artifacts = {
  layout: '/Artifact <<\n/Type /Layout\n>> BDC',
  Top: '/Artifact <<\n/Type /Pagination\n/Attached [/Top]\n>> BDC',
  Bottom: '/Artifact <<\n/Type /Pagination\n/Attached [/Bottom]\n>> BDC',
} as const;

const refOf = (reference: Reference): string => `${reference.id} 0 R`;

/** An element; what it holds is written when it ends, after the elements in it. */
export class StructElement {
  readonly type: string;
  readonly reference: Reference;
  readonly #head: string;
  readonly #holds: string[] = [];
  readonly #elements: StructElement[] = [];
  /** The page of its first content. */
  #page: string | null = null;
  #ended = false;

  constructor(type: string, reference: Reference, head: string) {
    this.type = type;
    this.reference = reference;
    this.#head = head;
  }

  take(element: StructElement): void {
    this.#holds.push(refOf(element.reference));
    this.#elements.push(element);
  }
  takeContent(page: string, number: number): void {
    this.#page ??= page;
    if (this.#page === page) this.#holds.push(String(number));
    else this.#holds.push(`<</Type/MCR/Pg ${page}/MCID ${number}>>`);
  }
  takeLink(page: string, annotation: Reference): void {
    this.#holds.push(`<</Type/OBJR/Obj ${refOf(annotation)}/Pg ${page}>>`);
  }
  /** Ends it and the elements in it; `write` is given each of them once. */
  end(write: (reference: Reference, text: string) => void): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const element of this.#elements) element.end(write);
    const page = this.#page === null ? '' : `/Pg ${this.#page}`;
    write(this.reference, `${this.#head}/K[${this.#holds.join(' ')}]${page}>>`);
  }
}

function attributes(options: ElementOptions, { page }: Engine): string {
  if (options.scope !== undefined) return `/A<</O/Table/Scope/${options.scope}>>`;
  const { bbox, placement } = options;
  if (bbox === undefined && placement === undefined) return '';
  const [left = 0, top = 0, right = 0, bottom = 0] = bbox ?? [];
  const box = [left, page.height - bottom, right, page.height - top].map(numberObject).join(' ');
  return `/A<</O/Layout/Placement/Block${bbox === undefined ? '' : `/BBox[${box}]`}>>`;
}

export class Structure {
  readonly root: StructElement;
  readonly #engine: Engine;
  /** Owners of the content of a page, by its number there. */
  readonly #owners = new Map<Page, string[]>();
  /** Entries of the tree that leads back: the owners on a page, or the owner of a link. */
  readonly #entries = new Map<number, string | string[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
    const treeRoot = engine.getStructTreeRoot();
    this.root = this.#make('Document', treeRoot, {});
    treeRoot.data['K'] = [this.root.reference];
    engine.getStructParentTree().toString = () => this.#tree();
  }

  #make(type: string, parent: Reference, options: ElementOptions): StructElement {
    const alt = options.alt ? `/Alt${stringObject(options.alt)}` : '';
    const more = attributes(options, this.#engine);
    const head = `<</S/${type}${alt}${more}/P ${refOf(parent)}`;
    return new StructElement(type, this.#engine.ref(), head);
  }
  /** A new element, already in its place under `parent`. */
  element(type: string, parent: StructElement, options: ElementOptions): StructElement {
    const element = this.#make(type, parent.reference, options);
    parent.take(element);
    return element;
  }

  /** Draws content that belongs to `element`. */
  content(element: StructElement, draw: () => void): void {
    const { page } = this.#engine;
    const owners = this.#ownersOn(page);
    const number = owners.length;
    owners.push(refOf(element.reference));
    this.#engine.addContent(`/${element.type} <<\n/MCID ${number}\n>> BDC`);
    draw();
    this.#engine.addContent('EMC');
    element.takeContent(refOf(page.dictionary), number);
  }
  #ownersOn(page: Page): string[] {
    const known = this.#owners.get(page);
    if (known !== undefined) return known;
    const owners: string[] = [];
    this.#owners.set(page, owners);
    this.#entries.set(page.structParentTreeKey, owners);
    return owners;
  }
  /** Draws decoration. */
  artifact(draw: () => void, furniture: 'Top' | 'Bottom' | 'layout'): void {
    this.#engine.addContent(artifacts[furniture]);
    draw();
    this.#engine.addContent('EMC');
  }

  /** The place of a link on the present page, as part of `element`, which it ends. */
  link(element: StructElement, box: LinkBox, action: LinkAction): void {
    const engine = this.#engine;
    const { page } = engine;
    const annotation = engine.ref();
    page.annotations.push(annotation);
    element.takeLink(refOf(page.dictionary), annotation);
    const key = engine.createStructParentTreeNextKey();
    this.#entries.set(key, refOf(element.reference));
    const { left, top, width, height } = box;
    const corners = [left, page.height - (top + height), left + width, page.height - top];
    const way = action.to === 'URI' ? '/S/URI/URI' : '/S/GoTo/D';
    this.#write(
      annotation,
      `<</Type/Annot/Subtype/Link/A<<${way}${stringObject(action.name)}>>` +
        `/Contents${stringObject(action.description)}` +
        `/Rect[${corners.map(numberObject).join(' ')}]/Border[0 0 0]/F 4/StructParent ${key}>>`,
    );
    element.end(this.#write);
  }

  /** Ends all elements. */
  end(): void {
    this.root.end(this.#write);
  }

  readonly #write = (reference: Reference, text: string): void => {
    const engine = this.#engine;
    reference.offset = engine._offset;
    engine._write(`${reference.id} 0 obj\n${text}\nendobj`);
    engine._refEnd(reference);
  };

  #tree(): string {
    const keys = [...this.#entries.keys()].sort((a, b) => a - b);
    const limits = keys.length > 1 ? `  /Limits [${keys[0]} ${keys.at(-1)}]\n` : '';
    const lines = keys.map((key) => {
      const entry = this.#entries.get(key) ?? [];
      return `    ${key} ${typeof entry === 'string' ? entry : `[${entry.join(' ')}]`}\n`;
    });
    return `<<\n${limits}  /Nums [\n${lines.join('')}]\n>>`;
  }
}
