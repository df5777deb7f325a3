// SPDX-License-Identifier: Apache-2.0
import { useMay } from '../shell/use-may.js';
import { CaseFacts } from './CaseFacts.js';
import { DailyCare } from './DailyCare.js';
import { FileFrame } from './FileFrame.js';
import { Looks } from './Looks.js';
import { Names } from './Names.js';
import { Restricted } from './Restricted.js';

/** The file: what helps day by day comes first, then what the case needs, and what is restricted last and closed. */
export default function FilePage() {
  const may = useMay();
  return (
    <FileFrame isFresh>
      {(file) => (
        <>
          <DailyCare file={file} />
          <Names file={file} />
          <CaseFacts file={file} />
          <Looks file={file} />
          {may('youth.readRestricted') && <Restricted youthId={file.id} />}
        </>
      )}
    </FileFrame>
  );
}
