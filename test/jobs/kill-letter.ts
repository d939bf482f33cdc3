import { defineLetter } from '@samnav/platform';
import { z } from 'zod';

const words = { subject: () => 'Hej', lines: () => ['Något har hänt.'], why: () => 'Du är med i provet.' };
export const killLetter = defineLetter({ name: 'kill-test', params: z.object({}), texts: { sv: words, en: words } });
