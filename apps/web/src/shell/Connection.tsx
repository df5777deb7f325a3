// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Frame.module.css';

const watch = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Says that nothing can be sent now; what is typed stays where it is. */
export function Connection() {
  const { t } = useTranslation();
  const isThere = useSyncExternalStore(watch, () => navigator.onLine);
  return (
    <div role="status" className={isThere ? undefined : classes.banner}>
      {isThere ? '' : t('notConnected')}
    </div>
  );
}
