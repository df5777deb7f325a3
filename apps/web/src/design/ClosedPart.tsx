// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CarefulFields } from './CarefulFields.js';
import { type Fields, useCarefulForm } from './careful-save.js';
import { Reveal } from './Reveal.js';
import { Fact, Facts, Section } from './Section.js';

type Texts<N extends string> = Record<N, string> & Fields;
interface Part<N extends string> {
  names: readonly N[];
  labelOf: (name: N) => string;
  /** What the button that opens the form says to whoever cannot see where it stands. */
  edit: string;
  mayEdit: boolean;
  rules: unknown;
  /** Texts that are left as they were when nothing is written; without it an empty text is one. */
  leaveOut?: readonly N[];
  load: () => Promise<Shown<N>>;
  save: (version: number, changed: Partial<Texts<N>>) => Promise<Shown<N>>;
  onSaved?: () => unknown;
  fields: (form: UseFormReturn<Texts<N>>) => ReactNode;
}
type Shown<N extends string> = { version: number } & Record<N, string | null>;
interface Closed<N extends string> extends Part<N> {
  title: string;
  /** What is behind it, in neutral words. */
  line: string;
  /** What opening it is called, where "Show details" does not tell. */
  show?: string;
}

/** Texts kept closed behind a neutral line, and changed in place once they are open. Each opening is an event of its own. */
export function ClosedPart<N extends string>({ title, line, show, ...part }: Closed<N>) {
  return (
    <Section title={title}>
      <Reveal line={line} load={part.load} {...(show ? { label: show } : {})}>
        {(shown, again) => <Opened {...part} shown={shown} again={again} />}
      </Reveal>
    </Section>
  );
}

type Open<N extends string> = Part<N> & { shown: Shown<N>; again: () => Promise<unknown> };

function Opened<N extends string>(part: Open<N>) {
  const { t } = useTranslation('design');
  const [isEdited, setEdited] = useState(false);
  if (isEdited) return <Editing {...part} close={() => setEdited(false)} />;
  return (
    <Stack align="flex-start">
      <Facts>
        {part.names.map((name) => (
          <Fact key={name} label={part.labelOf(name)} wide>
            {part.shown[name]}
          </Fact>
        ))}
      </Facts>
      {part.mayEdit && (
        <Button variant="default" size="compact-md" onClick={() => setEdited(true)} aria-label={part.edit}>
          {t('edit')}
        </Button>
      )}
    </Stack>
  );
}

function Editing<N extends string>({ shown, again, close, ...part }: Open<N> & { close: () => void }) {
  const { names, labelOf, rules, leaveOut, load, save, onSaved, fields } = part;
  const asked = useCarefulForm<Shown<N>, Texts<N>>({
    rules,
    record: shown,
    valuesOf: (one) => Object.fromEntries(names.map((name) => [name, one[name] ?? ''])) as Texts<N>,
    ...(leaveOut ? { leaveOut } : {}),
    load,
    save,
    onSaved: async () => {
      await Promise.all([again(), onSaved?.()]);
      close();
    },
  });
  return (
    <CarefulFields of={asked} close={close} labelOf={(name) => labelOf(name as N)} wordsOf={(_, value) => String(value ?? '')}>
      {fields(asked.form)}
    </CarefulFields>
  );
}
