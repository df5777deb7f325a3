// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AddAlias, YouthForCasework } from '../api/generated/types.gen.js';
import { zAddAlias } from '../api/generated/zod.gen.js';
import { Confirm } from '../design/Confirm.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { useOneAct } from '../design/use-one-act.js';
import { useNames } from '../shell/names.js';
import { useMay } from '../shell/use-may.js';
import { EditSection } from './EditSection.js';
import { addAlias, endAlias, fileOf } from './queries.js';

/** Names, once the reader asked for names. */
export function Names({ file }: { file: YouthForCasework }) {
  const { t } = useTranslation('youth');
  if (!useNames())
    return (
      <Section title={t('section.names')}>
        <Text c="dimmed">{t('namesHidden')}</Text>
      </Section>
    );
  return (
    <>
      <EditSection
        file={file}
        title={t('section.names')}
        names={['usedName', 'legalName']}
        fields={(form) => (
          <>
            <TextField form={form} name="usedName" label={t('field.usedName')} hint={t('hint.usedName')} />
            <TextField form={form} name="legalName" label={t('field.legalName')} />
          </>
        )}
      >
        <Facts>
          <Fact label={t('field.usedName')}>{file.usedName}</Fact>
          <Fact label={t('field.legalName')}>{file.legalName}</Fact>
        </Facts>
      </EditSection>
      <Aliases file={file} />
    </>
  );
}

function Aliases({ file: { id, aliases } }: { file: YouthForCasework }) {
  const { t } = useTranslation('youth');
  const may = useMay();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: fileOf(id).queryKey });
  return (
    <Section title={t('section.aliases')} note={t('hint.aliases')}>
      {aliases.length === 0 && <Text c="dimmed">{t('noAliases')}</Text>}
      {aliases.map((alias) => (
        <Group key={alias.id} gap="sm">
          <Text className="typed">{alias.name}</Text>
          {may('youth.update') && (
            <Confirm
              size="compact-sm"
              label={t('alias.end')}
              text={t('alias.endText')}
              act={(key) => endAlias(id, alias.id, alias.version, key)}
              onDone={again}
            />
          )}
        </Group>
      ))}
      {may('youth.update') && <NewAlias youthId={id} onAdded={again} />}
    </Section>
  );
}

function NewAlias({ youthId, onAdded }: { youthId: string; onAdded: () => Promise<unknown> }) {
  const { t } = useTranslation('youth');
  const once = useOneAct();
  const asked = useApiForm<AddAlias>({
    rules: zAddAlias,
    defaults: { name: '' },
    send: async ({ name }) => {
      await once((key) => addAlias(youthId, name, key));
      asked.form.reset();
      await onAdded();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="xs">
        <ErrorSummary of={asked} />
        <Group align="flex-end" gap="xs">
          <TextField form={asked.form} name="name" label={t('alias.name')} />
          <Button type="submit" variant="default" loading={asked.isSending}>
            {t('alias.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
