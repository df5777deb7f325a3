// SPDX-License-Identifier: Apache-2.0
import { Group, Stack, Text } from '@mantine/core';
import { useWords } from '../words/use-words.js';
import type { Line } from './document.js';

/** One line to read: the youth's words as a quotation, a note of the worker with how they know. */
export function LineText({ line: { text, voice, basis, audience }, plain }: { line: Line; plain?: boolean }) {
  const { word } = useWords();
  const said = basis ? `${word('voice', voice)} · ${word('basis', basis)}` : word('voice', voice);
  return (
    <Stack gap={2}>
      {voice === 'worker' ? (
        <Text className="typed">{text}</Text>
      ) : (
        <blockquote className="quote">
          <Text className="typed">“{text}”</Text>
        </blockquote>
      )}
      {!plain && (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {said} · {word('audience', audience)}
          </Text>
        </Group>
      )}
    </Stack>
  );
}
