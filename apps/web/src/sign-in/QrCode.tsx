// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { encode } from 'uqr';

/** As one path of squares: the page's policy lets no text become markup, so a ready-made picture will not do. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width="208" height="208" shapeRendering="crispEdges">
      {/* Dark on light in both themes, with the quiet margin, or cameras do not find it. */}
      <rect width={size} height={size} fill="#fff" style={{ forcedColorAdjust: 'none' }} />
      <path d={path} fill="#000" style={{ forcedColorAdjust: 'none' }} />
    </svg>
  );
}

function drawn(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
