// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { UpdateYouth, YouthForCasework } from '../api/generated/types.gen.js';
import { zUpdateYouth } from '../api/generated/zod.gen.js';
import { CarefulFields } from '../design/CarefulFields.js';
import { useCarefulForm } from '../design/careful-save.js';
import { Section } from '../design/Section.js';
import { useMay } from '../shell/use-may.js';
import { changeFile, fileOf, loadFile } from './queries.js';
import { useDescribe } from './use-describe.js';

type Fields = UpdateYouth & Record<string, unknown>;
interface Edited {
  file: YouthForCasework;
  title: string;
  note?: string;
  names: readonly (keyof UpdateYouth)[];
  fields: (form: UseFormReturn<Fields>) => ReactNode;
  /** What is read while nobody edits. */
  children: ReactNode;
}

/** A part of the file that is read, and changed in place. */
export function EditSection({ children, title, note, ...edited }: Edited) {
  const { t } = useTranslation('design');
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const button = may('youth.update') && !isOpen && (
    <Button variant="default" size="compact-md" onClick={() => setOpen(true)} aria-label={`${t('edit')}: ${title}`}>
      {t('edit')}
    </Button>
  );
  return (
    <Section title={title} note={note} aside={button}>
      {isOpen ? <Editing {...edited} close={() => setOpen(false)} /> : children}
    </Section>
  );
}

function Editing({ file, names, fields, close }: Omit<Edited, 'children' | 'title' | 'note'> & { close: () => void }) {
  const { t } = useTranslation(['design', 'youth']);
  const client = useQueryClient();
  const describe = useDescribe();
  const asked = useCarefulForm<YouthForCasework, Fields>({
    rules: zUpdateYouth,
    record: file,
    valuesOf: (one) => Object.fromEntries(names.map((name) => [name, one[name]])) as Fields,
    load: () => loadFile(file.id),
    save: async (version, changed) => {
      const saved = (await changeFile(file.id, version, changed)) as YouthForCasework;
      client.setQueryData(fileOf(file.id).queryKey, saved);
      return saved;
    },
    onSaved: () => {
      void client.invalidateQueries({ queryKey: ['youth', 'list'] });
      close();
    },
  });
  return (
    <CarefulFields of={asked} close={close} labelOf={(name) => t(`youth:field.${name}`)} wordsOf={describe}>
      {fields(asked.form)}
    </CarefulFields>
  );
}
