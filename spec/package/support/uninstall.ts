import { rmSync } from 'node:fs';
import { installed } from './installed';

/** Takes away what `install.ts` made. */
export default (): void => rmSync(installed().project, { recursive: true, force: true });
