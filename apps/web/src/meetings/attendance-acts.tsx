import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb, type Fault } from '../api/verb.ts';
import {
  AddGuestDocument,
  InviteToMeetingDocument,
  RemoveAttendanceDocument,
  type AttendanceRowFragment,
  type Gender,
} from '../generated/graphql.ts';
import { useMunicipalities, usePeople } from '../networks/choices.ts';
import { Button } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { CheckField, ChoiceField, ManyField, SearchField, TextField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { OneMeeting } from './meeting-page.tsx';
import { maybeTime } from './meeting-rules.ts';
import { timeValue } from './meeting-words.ts';
import { nameOf, useTick } from './use-attendance.ts';

interface Props {
  meeting: OneMeeting;
  onClose: () => void;
}

/** Calls people to the meeting. */
export function InviteDialog({ meeting, onClose }: Props) {
  const { t } = useTranslation();
  const [invite] = useVerb(InviteToMeetingDocument, 'inviteToMeeting', { forgets: ['meetings'] });
  const already = new Set(meeting.attendances.nodes.map((each) => each.person?.id));
  const people = usePeople().filter((each) => !already.has(each.value));
  const group = meeting.workgroup !== null;
  const rules = z
    .object({ personIds: z.array(z.string()), everybody: z.boolean() })
    .refine(({ personIds, everybody }) => everybody || personIds.length > 0, { path: ['personIds'], error: () => t('attendance.choosePeople') });
  const form = useValues(rules, { personIds: [], everybody: group && already.size === 0 });
  const submit = async ({ personIds, everybody }: z.output<typeof rules>) => {
    const answer = await invite({ meetingId: meeting.id, personIds, everybody });
    if (!answer.ok) return answer.faults;
    onClose();
    const count = (answer.payload.meeting?.attendances.nodes.length ?? 0) - meeting.attendances.nodes.length;
    done(t('attendance.invited', { count, word: atStart(count) }));
  };
  return (
    <Dialog opened title={t('attendance.inviteTitle')} onClose={onClose}>
      <Form form={form} submit={t('attendance.invite')} onSubmit={submit} onCancel={onClose}>
        {group ? <CheckField name="everybody" label={t('attendance.group')} hint={t('attendance.groupHint')} /> : null}
        <ManyField name="personIds" optional={group} label={t('attendance.people')} choices={people} />
      </Form>
    </Dialog>
  );
}

/** Somebody without an account who takes part this time. */
export function AddGuestDialog({ meeting, onClose }: Props) {
  const { t } = useTranslation();
  const [add] = useVerb(AddGuestDocument, 'addGuest', { forgets: ['meetings'] });
  const rules = z.object({
    guestName: filled(t('attendance.guestName'), 200),
    guestOrganisation: maybe(200),
    municipalityId: maybe(),
    guestGender: maybe().transform((value) => value as Gender | null),
  });
  const form = useValues(rules, { guestName: '', guestOrganisation: '', municipalityId: '', guestGender: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await add({ meetingId: meeting.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('attendance.guestAdded', { name: values.guestName }));
  };
  return (
    <Dialog opened title={t('attendance.addGuest')} onClose={onClose}>
      <Form form={form} submit={t('attendance.addGuest')} onSubmit={submit} onCancel={onClose}>
        <TextField name="guestName" label={t('attendance.guestName')} />
        <TextField name="guestOrganisation" optional label={t('attendance.guestOrganisation')} />
        <SearchField name="municipalityId" optional label={t('meetings.municipality')} choices={useMunicipalities()} />
        <ChoiceField
          name="guestGender"
          optional
          label={t('attendance.guestGender')}
          hint={t('attendance.guestGenderHint')}
          choices={choicesFrom(t('balance.genders', { returnObjects: true }))}
        />
      </Form>
    </Dialog>
  );
}

/** What is seldom needed of somebody: when they came and went, to take the tick back, to take the person off the list. */
export function MoreDialog({ meeting, attendance, onClose }: Props & { attendance: AttendanceRowFragment }) {
  const { t } = useTranslation();
  const tick = useTick(meeting.id);
  const [remove, busy] = useVerb(RemoveAttendanceDocument, 'removeAttendance', { forgets: ['meetings'] });
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const name = nameOf(attendance);
  const reset = async () => {
    await tick(attendance, { status: 'invited' });
    onClose();
  };
  const leave = async () => {
    const answer = await remove({ id: attendance.id, expectedVersion: attendance.version });
    if (!answer.ok) return setFaults(answer.faults);
    onClose();
    done(t('attendance.removed', { name }));
  };
  return (
    <Dialog opened title={t('attendance.status', { name })} onClose={onClose}>
      {attendance.status === 'present' ? <TimesForm meeting={meeting} attendance={attendance} onClose={onClose} /> : null}
      <ErrorSummary problems={faults.map(({ message }) => ({ message }))} attempt={faults.length} />
      <div className="row wrap" style={{ paddingTop: 12 }}>
        {attendance.status === 'invited' ? null : <Button onClick={() => void reset()}>{t('attendance.reset')}</Button>}
        <Button kind="bad" busy={busy} onClick={() => void leave()}>
          {t('attendance.remove', { name })}
        </Button>
      </div>
    </Dialog>
  );
}

function TimesForm({ meeting, attendance, onClose }: Props & { attendance: AttendanceRowFragment }) {
  const { t } = useTranslation();
  const tick = useTick(meeting.id);
  const rules = z.object({ arrivedAt: maybeTime(), leftAt: maybeTime() });
  const form = useValues(rules, { arrivedAt: timeValue(attendance.arrivedAt), leftAt: timeValue(attendance.leftAt) });
  const submit = async (times: z.output<typeof rules>) => {
    await tick(attendance, { status: 'present', ...times });
    onClose();
  };
  return (
    <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
      <p className="t2">{t('attendance.timesHint')}</p>
      <div className="pair">
        <TextField name="arrivedAt" optional label={t('attendance.arrivedAt')} />
        <TextField name="leftAt" optional label={t('attendance.leftAt')} />
      </div>
    </Form>
  );
}
