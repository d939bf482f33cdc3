import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { FormProvider, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../api/verb.ts';
import { Button } from './button.tsx';

/** The id of a form's field, so that the summary can lead to it. */
export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`;

interface Problem {
  name?: string;
  message: string;
}

function flatten(errors: Record<string, unknown>, prefix = ''): Problem[] {
  return Object.entries(errors).flatMap(([key, value]): Problem[] => {
    if (!value || typeof value !== 'object') return [];
    const name = prefix + key;
    const { message, ref: _ref, type: _type, root, ...inner } = value as { message?: unknown; root?: { message?: string } } & Record<string, unknown>;
    if (typeof message === 'string') return [{ name, message }];
    return [...(root?.message ? [{ name, message: root.message }] : []), ...flatten(inner, `${name}.`)];
  });
}

/** Everything that must be corrected, with links to the fields; takes the focus when it appears. */
export function ErrorSummary({ problems, attempt }: { problems: Problem[]; attempt: number }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
    // Only a new attempt takes the focus; correcting a field must not.
  }, [attempt]);
  if (problems.length === 0) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <IconAlertTriangle aria-hidden size={18} stroke={1.75} />
        {problems.some((problem) => problem.name) ? t('ui.summaryTitle', { count: problems.length }) : t('ui.notDone')}
      </h2>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>{problem.name ? <SummaryLink name={problem.name} message={problem.message} /> : problem.message}</li>
        ))}
      </ul>
    </div>
  );
}

function SummaryLink({ name, message }: { name: string; message: string }) {
  const go = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    document.getElementById(fieldId(name))?.focus();
  };
  return (
    <a href={`#${fieldId(name)}`} onClick={go}>
      {message}
    </a>
  );
}

/** Puts the API's faults at their fields; those without a field of this form stand in the summary alone. */
export function showFaults<V extends FieldValues>(form: UseFormReturn<V>, faults: readonly Fault[]): void {
  const loose: string[] = [];
  for (const fault of faults) {
    const name = fault.path?.filter((part) => part !== 'input').join('.') ?? '';
    const known = name !== '' && name.split('.')[0]! in form.getValues();
    if (known) form.setError(name as FieldPath<V>, { type: 'server', message: fault.message });
    else loose.push(fault.message);
  }
  if (loose.length > 0) form.setError('root.server', { type: 'server', message: loose.join(' ') });
}

/**
 * A form: summary first, then fields, then one primary act. `onSubmit` answers the API's faults, or nothing when it went well.
 */
export function Form<V extends FieldValues, O>(props: {
  form: UseFormReturn<V, unknown, O>;
  onSubmit: (values: O) => Promise<readonly Fault[] | void>;
  submit: string;
  onCancel?: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { form } = props;
  const { errors, isSubmitting, submitCount } = form.formState;
  const problems: Problem[] = flatten(errors as Record<string, unknown>).map((p) => (p.name?.startsWith('root') ? { message: p.message } : p));
  const submit = form.handleSubmit(async (values) => {
    const faults = await props.onSubmit(values);
    if (faults && faults.length > 0) showFaults(form as unknown as UseFormReturn<V>, faults);
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        form.clearErrors();
        void submit(event);
      }}
    >
      <ErrorSummary problems={problems} attempt={submitCount + (isSubmitting ? 0 : 1) * 1000} />
      <FormProvider {...form}>{props.children}</FormProvider>
      <div className="acts">
        <Button type="submit" kind="primary" busy={isSubmitting}>
          {props.submit}
        </Button>
        {props.onCancel ? (
          <Button kind="secondary" onClick={props.onCancel}>
            {t('ui.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
