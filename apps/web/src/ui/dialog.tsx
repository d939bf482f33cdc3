import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { i18next } from '../i18n/index.ts';
import { Button, LinkAct } from './button.tsx';

/**
 * Gives the focus back to what opened the dialog, or, where that is gone with the act, to the page's heading. Mantine does so only for
 * dialogs that stay when they are closed; ours are taken away. Whatever has taken the focus meanwhile keeps it.
 */
function useFocusBack(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    const opener = document.activeElement;
    const lost = () => document.activeElement === null || document.activeElement === document.body;
    const give = (to: Element | null) => void (lost() && to instanceof HTMLElement && to.focus());
    return () => {
      setTimeout(() => [opener, document.querySelector('main h1')].forEach(give));
    };
  }, [opened]);
}

/** A dialog for one act; reading happens on pages, never here. */
export function Dialog({
  title,
  opened,
  onClose,
  size = 'md',
  children,
}: {
  title: string;
  opened: boolean;
  onClose: () => void;
  size?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  useFocusBack(opened);
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size}>
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('ui.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** One difference between what I wrote and what was saved meanwhile. */
export interface Difference {
  word: string;
  mine: ReactNode;
  theirs: ReactNode;
}

/** Two people saved the same thing: both versions side by side, and the reader decides. */
export function ConflictDialog(props: {
  opened: boolean;
  version: number | null | undefined;
  differences: Difference[];
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('ui.conflictTitle')} opened={props.opened} onClose={props.onClose} size="lg">
      <p style={{ marginBottom: 12 }}>{t('ui.conflictBody')}</p>
      <div style={{ overflowX: 'auto', margin: '0 -20px 16px' }}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('ui.field')}</th>
              <th scope="col">{t('ui.yours')}</th>
              <th scope="col">{t('ui.theirs', { version: props.version ?? '?' })}</th>
            </tr>
          </thead>
          <tbody>
            {props.differences.map((difference) => (
              <tr key={difference.word}>
                <th scope="row">{difference.word}</th>
                <td>{difference.mine}</td>
                <td>{difference.theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row wrap">
        <Button kind="primary" onClick={props.onTheirs}>
          {t('ui.takeTheirs')}
        </Button>
        <Button onClick={props.onMine}>{t('ui.keepMine')}</Button>
        <Button kind="quiet" onClick={props.onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

/**
 * Says that something was done, for ten seconds, with a way back where there is one; answers that way, for keys. An undo that
 * answers false did not happen and says so itself. Errors never come as toasts.
 */
export function done(message: string, undo?: () => Promise<unknown> | void): () => Promise<void> {
  const id = `done-${Date.now()}`;
  const back = async () => {
    notifications.hide(id);
    if ((await undo?.()) === false) return;
    notifications.show({ message: i18next.t('ui.undone'), autoClose: 4000 });
  };
  notifications.show({
    id,
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
    message: (
      <span className="row wrap between">
        <span>{message}</span>
        {undo ? <LinkAct onClick={() => void back()}>{i18next.t('ui.undo')}</LinkAct> : null}
      </span>
    ),
  });
  return back;
}
