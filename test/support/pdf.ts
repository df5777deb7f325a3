// SPDX-License-Identifier: Apache-2.0
import { getDocumentProxy } from 'unpdf';

/** An element of the structure tree that has text on a page, with the roles it lies in. */
export interface PdfPart {
  /** `L/LI/LBody`, from below the document. */
  role: string;
  /** What is drawn. */
  drawn: string;
  /** What the file says it reads, where that is something else. */
  actual: string | undefined;
}
export interface PdfPage {
  /** In points. */
  width: number;
  height: number;
  parts: PdfPart[];
  /** On the page and in no part: page numbers. */
  beside: string;
}
/** A PDF as a reader that is not ours finds it. */
export interface Pdf {
  isTagged: boolean;
  language: string | undefined;
  info: Record<string, unknown>;
  showsTitle: boolean;
  links: number;
  pages: PdfPage[];
  /** What people hear or copy: the words of all parts in reading order. */
  words: string[];
}

interface Node {
  role?: string;
  alt?: string;
  id?: string;
  children?: Node[];
}
type Item = { str: string } | { type: string; id?: string; tag?: string };

export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const info = (await pdf.getMetadata()).info as Record<string, unknown>;
  const pages: PdfPage[] = [];
  let links = 0;
  for (let i = 1; i <= pdf.numPages; i += 1) {
    const page = await pdf.getPage(i);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const { texts, beside } = byMark(items as Item[]);
    const [left, bottom, right, top] = page.view as [number, number, number, number];
    const tree = (await page.getStructTree()) as Node;
    pages.push({ width: right - left, height: top - bottom, parts: partsOf(tree, texts), beside });
    links += (await page.getAnnotations()).length;
  }
  const marks = (await pdf.getMarkInfo()) as { Marked?: boolean } | null;
  const viewer = (await pdf.getViewerPreferences()) as { DisplayDocTitle?: boolean } | null;
  const words = pages.flatMap(({ parts }) => parts.map(({ drawn, actual }) => actual ?? drawn));
  await pdf.destroy();
  return {
    isTagged: marks?.Marked === true,
    language: info['Language'] as string | undefined,
    info,
    showsTitle: viewer?.DisplayDocTitle === true,
    links,
    pages,
    words,
  };
}

/** What is drawn between the marks of the content, by their ids. */
function byMark(items: readonly Item[]): { texts: Map<string, string>; beside: string } {
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  let beside = '';
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast(Boolean);
      if (id) texts.set(id, (texts.get(id) ?? '') + item.str);
      else beside += item.str;
    } else if (item.type.startsWith('begin')) open.push(item.id);
    else open.pop();
  }
  return { texts, beside: beside.trim() };
}

function partsOf(node: Node, texts: ReadonlyMap<string, string>, roles: readonly string[] = []): PdfPart[] {
  const below = node.role && node.role !== 'Root' && node.role !== 'Document' ? [...roles, node.role] : roles;
  const children = node.children ?? [];
  const ids = children.flatMap(({ id }) => id ?? []);
  const drawn = ids.map((id) => texts.get(id)?.trim() ?? '').join(' ');
  return [
    ...(ids.length > 0 ? [{ role: below.join('/'), drawn, actual: node.alt }] : []),
    ...children.flatMap((child) => (child.id ? [] : partsOf(child, texts, below))),
  ];
}
