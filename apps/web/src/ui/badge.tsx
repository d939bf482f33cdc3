import { IconAlertTriangle, IconCheck, IconClock, IconMinus, IconQuestionMark, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Reached, behind, due soon, missed, late, under way, undecided, past. */
export type Tone = 'ok' | 'warn' | 'soon' | 'bad' | 'late' | 'info' | 'unsure' | 'mute';

const signs = {
  ok: IconCheck,
  warn: IconAlertTriangle,
  bad: IconX,
  soon: IconClock,
  late: IconAlertTriangle,
  info: IconClock,
  unsure: IconQuestionMark,
  mute: IconMinus,
};
const colours = { ok: 'ok', warn: 'warn', bad: 'bad', soon: 'warn', late: 'bad', info: 'info', unsure: '', mute: '' };

/** A status: sign, word, colour, in that order of trust. In tables `plain`, without background. */
export function Badge({ tone, plain, children }: { tone: Tone; plain?: boolean; children: ReactNode }) {
  const Sign = signs[tone];
  return (
    <span className={`badge ${colours[tone]} ${plain ? 'plain' : ''}`}>
      <Sign aria-hidden size={14} stroke={2.2} />
      {children}
    </span>
  );
}
