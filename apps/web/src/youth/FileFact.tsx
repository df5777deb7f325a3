// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { YouthForCasework } from '../api/generated/types.gen.js';
import { Fact } from '../design/Section.js';
import { useDescribe } from './use-describe.js';

/** One field of the file, under its name and in words. */
export function FileFact({
  file,
  name,
  wide = false,
}: {
  file: YouthForCasework;
  name: keyof YouthForCasework & string;
  wide?: boolean;
}) {
  const { t } = useTranslation('youth');
  const describe = useDescribe();
  return (
    <Fact label={t(`field.${name}`)} wide={wide}>
      {describe(name, file[name])}
    </Fact>
  );
}
