// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failed } from '../design/states.js';
import { useMe } from '../shell/session.js';
import classes from './Search.module.css';
import { type Command, fits, useCommands } from './use-commands.js';
import { useYouthSearch } from './use-youth-search.js';

/** Roles for whom the API looks for youth. It decides; here they are only spared a search that it would refuse. */
const searchers = new Set(['caseworker', 'program_manager']);

interface Props {
  close: () => void;
  showKeys: () => void;
}

/** One field for both: youth by name or code, and commands. Nothing of it is kept. */
export default function SearchDialog({ close, showKeys }: Props) {
  const { t } = useTranslation('search');
  const { role } = useMe();
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [refused, setRefused] = useState<unknown>();
  const maySearch = searchers.has(role);
  const found = useYouthSearch(typed, maySearch);
  const commands = useCommands(showKeys).filter(({ words }) => fits(typed.trim(), words));
  const youth = found.youth.map(({ id, caseCode, usedName }): Command => ({
    id,
    words: `${caseCode} · ${usedName}`,
    run: () => go({ to: `/youth/${id}` as '/' }),
  }));
  const all = [...youth, ...commands];
  const at = Math.min(chosen, all.length - 1);

  const run = async (command: Command | undefined) => {
    if (!command) return;
    if (command.id !== 'sign-out') close();
    try {
      await command.run();
    } catch (error) {
      setRefused(error);
    }
  };
  const onKey = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length) setChosen((at + step + all.length) % all.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) void run(all[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('heading')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      size="lg"
      yOffset="4.5rem"
    >
      <Stack>
        <TextInput
          label={maySearch ? t('labelYouth') : t('label')}
          description={maySearch ? t('hint') : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls="search-list"
          aria-autocomplete="list"
          aria-activedescendant={all[at] && `search-${at}`}
        />
        {found.refused && <Failed error={found.refused} />}
        {refused !== undefined && <Failed error={refused} />}
        <Text role="status" size="sm" c="dimmed">
          {all.length === 0 ? t('nothing') : t('count', { count: all.length })}
        </Text>
        <div id="search-list" role="listbox" aria-label={t('heading')} className={classes.list}>
          <Part title={t('youth')} from={0} items={youth} at={at} run={run} />
          <Part title={t('commands')} from={youth.length} items={commands} at={at} run={run} />
        </div>
      </Stack>
    </Modal>
  );
}

interface PartProps {
  title: string;
  from: number;
  items: readonly Command[];
  at: number;
  run: (command: Command) => void;
}

function Part({ title, from, items, at, run }: PartProps) {
  if (items.length === 0) return null;
  return (
    <div role="group" aria-label={title}>
      <div className={classes.title} aria-hidden>
        {title}
      </div>
      {items.map((item, i) => (
        // The field keeps the focus and takes the keys; a pointer may choose here.
        <div
          key={item.id}
          id={`search-${from + i}`}
          role="option"
          tabIndex={-1}
          aria-selected={from + i === at}
          className={classes.item}
          onClick={() => run(item)}
          onKeyDown={(event) => event.key === 'Enter' && run(item)}
          ref={from + i === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
        >
          {item.words}
        </div>
      ))}
    </div>
  );
}
