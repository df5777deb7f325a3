// SPDX-License-Identifier: Apache-2.0
import { type CSSProperties, memo, type ReactNode, useId, useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './table.module.css';

export interface Column<R> {
  key: string;
  head: string;
  cell: (row: R) => ReactNode;
  /** Share of the width, as a grid track; equal shares unless told. */
  width?: string;
  isNumber?: boolean;
}
interface TableOf<R> {
  /** What the rows are; spoken first, and shown unless a heading says it already. */
  caption: string;
  isCaptionUnseen?: boolean;
  /** Keep the same array between renders: a list of 500 rows then draws only what is new. */
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** What a row holds back until somebody asks. */
  details?: (row: R) => ReactNode;
}

// Laid out as a grid (as cards on phones) a table would lose its meaning for screen readers; so each part says what it is.
const is = Object.fromEntries(
  ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'].map((role) => [role, { role }]),
) as Record<'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell', { role: string }>;

/** A table with a caption that becomes cards on phones. The first column names the row. */
export function DataTable<R>({ caption, isCaptionUnseen, columns, rows, rowKey, details }: TableOf<R>) {
  const { t } = useTranslation('design');
  const tracks = [...columns.map(({ width = '1fr' }) => width), ...(details ? ['6.5rem'] : [])].join(' ');
  return (
    <table {...is.table} className={classes.table} style={{ '--tracks': tracks } as CSSProperties}>
      <caption className={isCaptionUnseen ? 'unseen' : classes.caption}>{caption}</caption>
      <thead {...is.rowgroup}>
        <tr {...is.row} className={classes.head}>
          {columns.map(({ key, head, isNumber }) => (
            <th key={key} {...is.columnheader} scope="col" className={isNumber ? classes.number : undefined}>
              {head}
            </th>
          ))}
          {details && (
            <th {...is.columnheader} scope="col">
              {t('table.details')}
            </th>
          )}
        </tr>
      </thead>
      <tbody {...is.rowgroup}>
        {rows.map((row) => (
          <Row key={rowKey(row)} row={row} columns={columns as readonly Column<never>[]} details={details as never} />
        ))}
      </tbody>
    </table>
  );
}

type RowOf = { row: unknown; columns: readonly Column<never>[]; details?: (row: never) => ReactNode };

const Row = memo(function Row({ row, columns, details }: RowOf) {
  const [isOpen, setOpen] = useState(false);
  const { t } = useTranslation('design');
  const id = useId();
  const [first, ...others] = columns;
  return (
    <tr {...is.row} className={classes.row}>
      <th {...is.rowheader} scope="row" id={id}>
        {first!.cell(row as never)}
      </th>
      {others.map(({ key, head, cell, isNumber }) => (
        <td key={key} {...is.cell} data-head={head} className={isNumber ? classes.number : undefined}>
          {cell(row as never)}
        </td>
      ))}
      {details && (
        <td {...is.cell}>
          <Button
            variant="default"
            size="compact-sm"
            id={`${id}-more`}
            aria-labelledby={`${id}-more ${id}`}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t('table.close') : t('table.open')}
          </Button>
        </td>
      )}
      {details && isOpen && (
        <td {...is.cell} className={classes.details}>
          {details(row as never)}
        </td>
      )}
    </tr>
  );
});
