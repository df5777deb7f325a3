// SPDX-License-Identifier: Apache-2.0
import type { Part } from './layout.js';

type Element = PDFKit.PDFStructureElement;

const roles = { title: 'H1', heading: 'H2', text: 'P', item: 'LBody' } as const;

/** The structure tree, made while pages are drawn. What is drawn belongs to the part that was begun last, also on a next page. */
export class Structure {
  private readonly root: Element;
  private list: Element | undefined;
  /** Where content goes, and the name it is marked with. */
  private open: { element: Element; tag: string } | undefined;

  constructor(private readonly pdf: PDFKit.PDFDocument) {
    this.root = pdf.struct('Document');
    pdf.addStructure(this.root);
  }

  /** Begins a part; of an item `bullet` draws what stands before it. */
  begin({ kind, text }: Part, bullet: () => void): void {
    let parent = this.root;
    if (kind === 'item') {
      this.list ??= this.within(this.root, 'L');
      parent = this.within(this.list, 'LI');
      this.fill(this.within(parent, 'Lbl'), 'Lbl', bullet);
    } else {
      this.list = undefined;
    }
    const element = this.within(parent, roles[kind]);
    // Whoever reads by the structure gets the words; whoever reads what is drawn gets that, and puts it in order.
    this.open =
      text === undefined
        ? { element, tag: roles[kind] }
        : { element: this.within(element, 'Span', { actual: text }), tag: 'Span' };
  }

  content(draw: () => void): void {
    if (!this.open) throw new Error('Nothing was begun that this could belong to.');
    this.fill(this.open.element, this.open.tag, draw);
  }

  /** What is on the page and no part of the document, such as its number. */
  beside(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    draw();
    this.pdf.endMarkedContent();
  }

  private within(parent: Element, role: string, options: PDFKit.Mixins.StructureElementOptions = {}): Element {
    const element = this.pdf.struct(role, options);
    parent.add(element);
    return element;
  }

  private fill(element: Element, tag: string, draw: () => void): void {
    const content = this.pdf.markStructureContent(tag);
    draw();
    this.pdf.endMarkedContent();
    element.add(content);
  }
}
