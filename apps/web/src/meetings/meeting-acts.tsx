import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import {
  CancelMeetingDocument,
  HoldMeetingDocument,
  ReopenMeetingDocument,
  SendNoticeDocument,
  UpdateMeetingDocument,
} from '../generated/graphql.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { DateField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { day, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useLatestMeeting } from './latest.ts';
import { MeetingFields, useMeetingRules } from './meeting-form.tsx';
import type { OneMeeting } from './meeting-page.tsx';
import { timeValue } from './meeting-words.ts';

interface Props {
  meeting: OneMeeting;
  onClose: () => void;
}

const forgets = { forgets: ['meetings'] };

const valuesOf = ({ title, kind, plannedOn, startsAt, endsAt, place, onlineUrl, regionWide }: OneMeeting) => ({
  ...{ title, kind, plannedOn, regionWide },
  startsAt: timeValue(startsAt),
  endsAt: timeValue(endsAt),
  place: place ?? '',
  onlineUrl: onlineUrl ?? '',
});

/** Changes day, times, place and title. */
export function EditMeetingDialog({ meeting, onClose }: Props) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateMeetingDocument, 'updateMeeting', forgets);
  const latestMeeting = useLatestMeeting(meeting.id);
  const form = useValues(useMeetingRules(), valuesOf(meeting));
  const latest = async () => {
    const now = await latestMeeting();
    return now ? { version: now.version, values: valuesOf(now) } : null;
  };
  const saved = () => {
    onClose();
    done(t('meetings.saved'));
  };
  return (
    <Dialog opened title={t('meetings.editTitle')} onClose={onClose}>
      <EditForm
        form={form}
        submit={t('ui.save')}
        version={meeting.version}
        save={(values, expectedVersion) => update({ id: meeting.id, expectedVersion, ...values })}
        latest={latest}
        words={{
          title: t('meetings.meetingTitle'),
          plannedOn: t('meetings.plannedOn'),
          startsAt: t('meetings.startsAt'),
          endsAt: t('meetings.endsAt'),
          place: t('meetings.place'),
          onlineUrl: t('meetings.onlineUrl'),
        }}
        onSaved={saved}
        onCancel={onClose}
      >
        <MeetingFields />
      </EditForm>
    </Dialog>
  );
}

/** The way back from "hållet" and "inställt". */
function useReopen(): (meeting: { id: string; version: number } | null | undefined) => (() => Promise<void>) | undefined {
  const [reopen] = useVerb(ReopenMeetingDocument, 'reopenMeeting', forgets);
  return (meeting) => (meeting ? async () => void (await reopen({ id: meeting.id, expectedVersion: meeting.version })) : undefined);
}

/** Calls the meeting off. */
export function CancelMeetingDialog({ meeting, onClose }: Props) {
  const { t } = useTranslation();
  const [cancel] = useVerb(CancelMeetingDocument, 'cancelMeeting', forgets);
  const reopen = useReopen();
  const form = useValues(z.object({ reason: maybe(1000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string | null }) => {
    const answer = await cancel({ id: meeting.id, expectedVersion: meeting.version, reason });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('meetings.cancelled'), reopen(answer.payload.meeting));
  };
  return (
    <Dialog opened title={t('meetings.cancelTitle')} onClose={onClose}>
      <Form form={form} submit={t('meetings.cancel')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="reason" optional label={t('meetings.cancelReason')} hint={t('meetings.cancelHint')} />
      </Form>
    </Dialog>
  );
}

/** Says that the meeting was held: from then on its attendance counts. */
export function HoldMeetingDialog({ meeting, onClose }: Props) {
  const { t } = useTranslation();
  const [hold] = useVerb(HoldMeetingDocument, 'holdMeeting', forgets);
  const reopen = useReopen();
  const form = useValues(z.object({ heldOn: day(t('meetings.heldOn')) }), { heldOn: meeting.plannedOn < today() ? meeting.plannedOn : today() });
  const submit = async ({ heldOn }: { heldOn: string }) => {
    const answer = await hold({ id: meeting.id, expectedVersion: meeting.version, heldOn });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('meetings.held'), reopen(answer.payload.meeting));
  };
  return (
    <Dialog opened title={t('meetings.holdTitle')} onClose={onClose}>
      <Form form={form} submit={t('meetings.hold')} onSubmit={submit} onCancel={onClose}>
        <DateField name="heldOn" label={t('meetings.heldOn')} hint={t('meetings.holdHint')} />
      </Form>
    </Dialog>
  );
}

/** Sends the agenda and a calendar file to all who are invited. */
export function NoticeDialog({ meeting, onClose }: Props) {
  const { t } = useTranslation();
  const [send] = useVerb(SendNoticeDocument, 'sendNotice', forgets);
  const form = useValues(z.object({ message: maybe(2000) }), { message: '' });
  const count = meeting.attendances.nodes.filter((each) => each.person).length;
  const submit = async ({ message }: { message: string | null }) => {
    const answer = await send({ id: meeting.id, expectedVersion: meeting.version, message });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('meetings.noticeSent'));
  };
  return (
    <Dialog opened title={t('meetings.noticeTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('meetings.noticeBody', { count, word: atStart(count) })}</p>
      <Form form={form} submit={t('meetings.noticeSubmit', { count })} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="message" optional label={t('meetings.noticeMessage')} />
      </Form>
    </Dialog>
  );
}
