// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

/** The face a text is set in; emoji have a font of their own. */
export type Face = 'regular' | 'bold';
export type FontName = Face | 'emoji';

export interface Font {
  bytes: Uint8Array;
  /** Whether it can draw this code point. */
  draws(codePoint: number): boolean;
}
export type Fonts = Readonly<Record<FontName, Font>>;

/** DejaVu has Latin, Greek, Cyrillic, Hebrew, Arabic and more in one file; the emoji are in outlines, as paper needs them. */
const files: Record<FontName, string> = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
};
let loaded: Promise<Fonts> | undefined;

/** Read once per process. */
export const fonts = (): Promise<Fonts> => (loaded ??= load());

async function load(): Promise<Fonts> {
  const { resolve } = createRequire(import.meta.url);
  const read = async (name: FontName): Promise<[FontName, Font]> => {
    const bytes = await readFile(resolve(files[name]));
    const font = create(bytes);
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`${files[name]} is a collection, not one font.`);
    return [name, { bytes, draws: (codePoint) => font.hasGlyphForCodePoint(codePoint) }];
  };
  return Object.fromEntries(await Promise.all((Object.keys(files) as FontName[]).map(read))) as Record<FontName, Font>;
}
