import { TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

interface CopyOnceProps {
  title: string;
  body: string;
  label: string;
  value: string;
  onHide: () => void;
  children?: ReactNode;
}

/** Something that is shown this once, on the page so that no key press loses it. */
export function CopyOnce({ title, body, label, value, onHide, children }: CopyOnceProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  // The dialog that closes gives the focus back to its button first.
  useEffect(() => {
    const timer = setTimeout(() => heading.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, [value]);
  const copy = async () => {
    field.current?.select();
    // Without a secure connection the browser has no clipboard; the text is then marked, ready to be copied by hand.
    const writing = navigator.clipboard?.writeText(value);
    const done = () => true;
    const refused = () => false;
    setCopied(Boolean(writing) && (await writing.then(done, refused)));
  };
  return (
    <section className="card no-print" style={{ marginBottom: 16 }}>
      <h2 tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
        {title}
      </h2>
      <p style={{ margin: '4px 0 12px', maxWidth: '44em' }}>{body}</p>
      <div className="row wrap" style={{ alignItems: 'end' }}>
        <TextInput
          ref={field}
          readOnly
          label={label}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          style={{ flex: '1 1 320px', maxWidth: 560 }}
        />
        <Button kind="primary" icon={copied ? <IconCheck aria-hidden size={16} /> : <IconCopy aria-hidden size={16} />} onClick={() => void copy()}>
          {t('ui.copy')}
        </Button>
        <Button onClick={onHide}>{t('ui.copySaved')}</Button>
      </div>
      <p className="sm t2" role="status" style={{ minHeight: 20, marginTop: 6 }}>
        {copied === null ? '' : copied ? t('ui.copied') : t('ui.copyFailed')}
      </p>
      {children}
    </section>
  );
}
