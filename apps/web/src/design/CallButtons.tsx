// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import type { WhomToCall } from '../api/generated/types.gen.js';
import classes from './CallButtons.module.css';

/** Numbers that dial when touched and can be read from the screen. */
export function CallButtons({ items }: { items: readonly WhomToCall[] }) {
  return (
    <Stack gap="sm">
      {items.map(({ code, name, phone, purpose }) => (
        <a
          key={code}
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          className={`${classes.number} ${code === 'emergency' ? classes.emergency : ''}`}
        >
          <IconPhone size={22} aria-hidden />
          <span>
            <span className={classes.name}>
              {name} · <span className={classes.digits}>{phone}</span>
            </span>
            {purpose}
          </span>
        </a>
      ))}
    </Stack>
  );
}
