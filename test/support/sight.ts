// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';

/**
 * What cannot be read or reached as it stands: words that the window or a box cuts off, and controls of header, main part
 * and bar that something else lies over.
 */
export function outOfSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const beyond = (inner: DOMRect, outer: { left: number; right: number }) =>
      inner.left < outer.left - 1 || inner.right > outer.right + 1;
    const cutBy = (words: DOMRect, box: Element) => {
      const { overflowX, overflowY } = getComputedStyle(box);
      const rect = box.getBoundingClientRect();
      const across = /hidden|clip/.test(overflowX) && beyond(words, rect);
      return across || (/hidden|clip/.test(overflowY) && (words.top < rect.top - 3 || words.bottom > rect.bottom + 3));
    };
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, .skip, .leave-again, option');
    const found: string[] = [];

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const parent = text.parentElement!;
      if (!text.textContent!.trim() || !isShown(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const boxes: Element[] = [];
      for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) boxes.push(box);
      const isCut = [...range.getClientRects()].some(
        (words) => beyond(words, { left: 0, right: innerWidth }) || boxes.some((box) => cutBy(words, box)),
      );
      if (isCut) found.push(`cut off: ${text.textContent!.trim()}`);
    }

    for (const control of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')) {
      if (!isShown(control)) continue;
      control.scrollIntoView({ block: 'center' });
      const [box] = control.getClientRects();
      // A switch is drawn by its label; the field itself has no size.
      if (!box || box.width < 5 || box.height < 5) continue;
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const isOnTop = top && (control.contains(top) || top.contains(control) || top.closest('label')?.contains(control));
      if (!isOnTop) found.push(`covered: ${control.textContent || control.getAttribute('name') || control.outerHTML}`);
    }
    scrollTo(0, 0);
    return found;
  });
}

/** Goes so many steps with the Tab key from the top. Names each stop whose focus cannot be seen. */
export async function unseenFocus(page: Page, steps: number): Promise<string[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const found: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate(() => {
      const stop = document.activeElement;
      if (!stop || stop === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(stop);
      const [box] = stop.getClientRects();
      const top = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const isOnTop = top && (stop.contains(top) || top.contains(stop));
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && isOnTop ? undefined : stop.outerHTML.slice(0, 120);
    });
    if (unseen) found.push(unseen);
  }
  return found;
}
