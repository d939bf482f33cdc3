import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConflictDialog } from '../ui/dialog.tsx';
import { useNotes, type NotesOptions } from './use-notes.ts';

interface Props extends NotesOptions {
  label: string;
  /** The label is for the ear only: a heading stands above. */
  quiet?: boolean;
}

/** Several people write the minutes at once: the text says whether it is saved, and two versions are shown side by side. */
export function NotesField({ label, quiet, ...options }: Props) {
  const { t } = useTranslation();
  const notes = useNotes(options);
  const said = { same: '', unsaved: t('minutes.unsaved'), saving: t('ui.saving'), saved: t('ui.saved'), failed: t('minutes.notSaved') }[notes.state];
  return (
    <>
      <Textarea
        label={quiet ? undefined : label}
        aria-label={quiet ? label : undefined}
        value={notes.text}
        onChange={(event) => notes.write(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={20_000}
        className="no-print"
      />
      <p className="prose print-only">{notes.text}</p>
      <p className={`xs no-print ${notes.state === 'failed' ? 'bad-text' : 't2'}`} role="status" style={{ minHeight: 18 }}>
        {said}
      </p>
      <ConflictDialog
        opened={notes.theirs !== null}
        version={notes.theirs?.version}
        differences={[{ word: label, mine: notes.text, theirs: notes.theirs?.text ?? '' }]}
        onMine={notes.keepMine}
        onTheirs={notes.takeTheirs}
        onClose={notes.look}
      />
    </>
  );
}
