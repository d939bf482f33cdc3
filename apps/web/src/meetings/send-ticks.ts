import type { ApolloClient } from '@apollo/client';
import { RecordAttendanceDocument } from '../generated/graphql.ts';
import { i18next } from '../i18n/index.ts';
import type { Tick } from './local-store.ts';
import type { Settled } from './ticks.ts';

/** Sends ticks of one meeting and answers what became of each. Throws where no answer came: then nothing is known of them. */
export async function sendTicks(client: ApolloClient, ticks: readonly Tick[]): Promise<Settled[]> {
  const input = { meetingId: ticks[0]!.meetingId, ticks: ticks.map(inputOf) };
  const { data } = await client.mutate({ mutation: RecordAttendanceDocument, variables: { input } });
  const payload = data?.recordAttendance;
  if (!payload) throw new Error('The ticks were not answered.');
  const message = payload.errors.map((fault) => fault.message).join(' ');
  if (message) return ticks.map(({ tickId }) => ({ tickId, outcome: 'refused', message }));
  return (payload.outcomes ?? []).map(({ tickId, outcome, attendance }): Settled => {
    if (!attendance) return { tickId, outcome: 'refused', message: i18next.t('attendance.gone') };
    if (outcome !== 'conflict') return { tickId, outcome: 'recorded', version: attendance.version };
    const { version, status, arrivedAt, leftAt } = attendance;
    return { tickId, outcome: 'conflict', message: '', theirs: { version, status, arrivedAt, leftAt } };
  });
}

const inputOf = ({ tickId, attendanceId, status, arrivedAt, leftAt, tickedAt, seenVersion }: Tick) => ({
  tickId,
  attendanceId,
  status,
  arrivedAt,
  leftAt,
  tickedAt,
  seenVersion,
});
