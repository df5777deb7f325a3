// SPDX-License-Identifier: Apache-2.0
import { type SyntheticEvent, useState } from 'react';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { everyone } from '../people/queries.js';
import { useMe } from '../shell/session.js';
import { actWords, groupOf, groups } from './acts.js';
import classes from './audit.module.css';
import { type Criteria, daysOf, type Enumerated, results, whens } from './criteria.js';
import { knownYouth } from './known-youth.js';
import { actions } from './queries.js';
import { youthNamed } from './youth-named.js';

interface FormOf {
  criteria: Criteria;
  /** A page about one person asks neither who nor whom. */
  isAboutOne: boolean;
  look: (criteria: Criteria) => void;
}

/** Nothing is asked before "Look": each look is recorded, and half a date is none. */
export function CriteriaForm({ criteria, isAboutOne, look }: FormOf) {
  const { t } = useTranslation('audit');
  const { timeZone } = useMe();
  const client = useQueryClient();
  const [known, learn] = useState(() => knownYouth(client));
  const fresh = () => ({ ...criteria, ...daysOf(criteria, timeZone), youthText: codeOf(criteria.youth, known) });
  const [draft, setDraft] = useState(fresh);
  // Back and "Clear" bring other criteria; the fields follow and keep the focus.
  const key = JSON.stringify(criteria);
  const [seen, setSeen] = useState(key);
  if (seen !== key) {
    setSeen(key);
    setDraft(fresh());
  }
  const [wrong, setWrong] = useState<{ to?: string; youth?: string }>({});
  const { when = 'week', from = '', to = '', result } = draft;
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const youth = youthNamed(draft.youthText, knownYouth(client));
    const isBackwards = when === 'dates' && (!from || !to || from > to);
    setWrong({ ...(isBackwards ? { to: t('form.backwards') } : {}), ...(youth === null ? { youth: t('form.noYouth') } : {}) });
    if (isBackwards || youth === null) return;
    const { who, what } = draft;
    look({
      when,
      ...(when === 'dates' ? { from, to } : {}),
      ...(who ? { who } : {}),
      ...(youth ? { youth } : {}),
      ...(what ? { what } : {}),
      ...(result ? { result } : {}),
    });
  };

  return (
    <form onSubmit={submit} noValidate aria-label={t('form.label')}>
      <div className={classes.criteria}>
        <NativeSelect
          label={t('form.when')}
          value={when}
          onChange={({ currentTarget }) => set({ when: currentTarget.value as 'week' })}
          data={whens.map((value) => ({ value, label: t(`when.${value}`) }))}
        />
        {when === 'dates' && (
          <>
            <TextInput
              type="date"
              label={t('form.from')}
              value={from}
              onChange={(event) => set({ from: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('form.to')}
              value={to}
              error={wrong.to}
              onChange={(event) => set({ to: event.currentTarget.value })}
            />
          </>
        )}
        {!isAboutOne && <Who value={draft.who} onChange={(who) => set({ who })} />}
        {!isAboutOne && (
          <TextInput
            label={t('form.youth')}
            list="known-youth"
            autoComplete="off"
            spellCheck={false}
            value={draft.youthText}
            error={wrong.youth}
            placeholder={t('form.youthHint')}
            onFocus={() => learn(knownYouth(client))}
            onChange={(event) => set({ youthText: event.currentTarget.value })}
          />
        )}
        <datalist id="known-youth">
          {[...known.keys()].sort().map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
        <What value={draft.what} onChange={(what) => set({ what })} />
        <NativeSelect
          label={t('form.result')}
          value={result ?? ''}
          onChange={({ currentTarget }) => set({ result: (currentTarget.value || undefined) as Enumerated['result'] })}
          data={[{ value: '', label: t('any') }, ...results.map((value) => ({ value, label: t(`result.${value}`) }))]}
        />
      </div>
      <Group mt="md">
        <Button type="submit">{t('form.look')}</Button>
        <Button variant="default" onClick={() => look({})}>
          {t('form.clear')}
        </Button>
      </Group>
    </form>
  );
}

type Picked = { value: string | undefined; onChange: (value: string | undefined) => void };

function Who({ value, onChange }: Picked) {
  const { t } = useTranslation('audit');
  const { data = [] } = useQuery(everyone());
  const { userId } = useMe();
  const others = data.filter(({ id }) => id !== userId);
  const roles = [...new Set(others.map(({ role }) => role))];
  return (
    <NativeSelect
      label={t('form.who')}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      data={[
        { value: '', label: t('anyone') },
        ...roles.map((role) => ({
          group: t(`words:role.${role}`),
          items: others.filter((one) => one.role === role).map(({ id, displayName }) => ({ value: id, label: displayName })),
        })),
      ]}
    />
  );
}

function What({ value, onChange }: Picked) {
  const { t } = useTranslation('audit');
  const { data } = useQuery(actions);
  const codes = data?.items.map(({ action }) => action) ?? [];
  return (
    <NativeSelect
      label={t('form.what')}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      data={[
        { value: '', label: t('anything') },
        ...groups.map((group) => ({
          group: t(`group.${group}`),
          items: [
            { value: group, label: t(`group.all.${group}`) },
            ...codes.filter((one) => groupOf(one) === group).map((one) => ({ value: one, label: actWords(one) })),
          ],
        })),
      ]}
    />
  );
}

const codeOf = (id: string | undefined, known: ReadonlyMap<string, string>): string =>
  [...known].find(([, one]) => one === id)?.[0] ?? id ?? '';
