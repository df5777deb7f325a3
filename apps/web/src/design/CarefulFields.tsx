// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CarefulForm, Fields } from './careful-save.js';
import { ConflictDialog, type Words } from './ConflictDialog.js';
import { ErrorSummary } from './ErrorSummary.js';
import { SendOrClose } from './SendOrClose.js';

type Shown<V extends Fields> = Words<V> & { of: CarefulForm<V>; close: () => void; children: ReactNode };

/** A careful form that opened in place: what was refused, its fields, its two ends, and the question when two changed the same. */
export function CarefulFields<V extends Fields>({ of: asked, close, children, ...words }: Shown<V>) {
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        {children}
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
      <ConflictDialog of={asked.conflict} {...words} />
    </form>
  );
}
